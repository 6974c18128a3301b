const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Parts of names that mean a secret wherever they are, also inside a longer word. */
export const secretParts = new RegExp(
  [
    'password|passwd|passwort|passwrd|psswd|pswd|pwd|passphrase|passcode|passkey|kennwort|contrasen|mots?depasse',
    'wachtwoord|losenord|adgangskode|salasana|jelszo|secret|segret|segred|geheim|token|credential|cookie|mnemonic|jwt',
    'csrf|xsrf|antiforgery|(?:api|access|secret|private|signing|encryption|shared|master)key|cvv|seedphrase',
    'saml(?:response|assertion|art)|relaystate|clientassertion|clientdatajson|authenticatordata|attestationobject',
    'conn(?:ection)?str|sess(?:ion)?id|aspxauth|passord|palavra(?:de)?passe|matkhau|katasandi|zugangsdaten|schlusselwort',
    'sicherheits(?:frage|antwort)|transaktionsnummer',
  ].join('|'),
);

/** Words that only look like one of those parts. */
export const harmlessParts = /secretar(?:y|ies|iat|ial)|tokeni[sz](?:ation|er)s?|passwordless/g;

/** Passwords, codes and tokens in other scripts. */
export const foreignSecrets =
  /парол|токен|секрет|(?<!\p{L})ключ|пин-?код|код[ _-]?(?:подтверждения|доступа|активации)|密码|密碼|口令|令牌|秘密|验证码|驗證碼|校验码|激活码|密钥|密鑰|安全问题|パスワード|暗証|認証(?:コード|番号)|確認コード|비밀번호|암호|인증 ?(?:번호|코드)|كلمة ?(?:ال)?(?:سر|مرور)|סיסמ|รหัสผ่าน|κωδικ|पासवर्ड/u;

/** Words for sizes, times and kinds: behind a word of a secret they make it a fact about that secret. */
export const measures = set(`
  age algorithm allowed at attempt attempts attempted changed channel color colour count created date days disabled domain
  duration enabled end ended event expired expires expiration expiry failed failure failures flow format frequency
  length level limit lifetime max maximum medium method min minimum minutes mode name policy provider region required
  retries scheme scope score seconds sent size source start started status strength style time timeout timestamp total
  ttl type types used verified version`);

/** Words that make a secret word harmless: those before it, and those behind it. */
interface Neighbors {
  readonly before?: ReadonlySet<string>;
  readonly behind?: ReadonlySet<string>;
}

const neverHarmless = set(`
  pword psw pw mdp senha haslo heslo parola parole sifre geslo lozinka clave jeton otp totp hotp otac cvc csc puk mtan
  tok tkn jws jwe jwk nonce verifier assertion hmac srp cred creds authz authn pem pfx pkcs psk dsn keytab keystore
  memorable salt sess dpop kek dek pkey keyfile schlussel schluessel sleutel nyckel llave chave chiave cle`);

const code: Neighbors = {
  before: set(`
    affiliate airport alpha area article bank bar bic block branch brand build building cabin calling campaign
    category cause center centre charset clinic
    city class color colour company cost country county coupon course currency customer department dept dial dialing
    discount district dress employee error event exit fare fips flight geo grade group hash hospital hs http
    iata icao icd industry iso item job
    lang language locale location market meal mime morse naics nationality offer op open order partner place plan plant
    post
    postal price product program project promo promotion province qr reason referral region result return route sales
    school seat service shop short site size sku sort source state station status store style subject supplier swift tariff tax
    theme time timezone topic tracking type uni unit vendor voucher warehouse zip zone`),
  behind: set('base block coverage editor owner language page pays point postal postale review share snippet'),
};

const key: Neighbors = {
  before: set(`
    attribute arrow bucket business cache candidate composite config control copy dedup deduplication dictionary entity
    event feature filter flag foreign function group grouping hot idempotency index item join json label locale lookup
    major map menu message minor nav object ordering param partition piano primary project property public query range
    record region resource routing row search setting shard sharding short sort string surrogate tab tenant text theme
    translation unique`),
  behind: set(`
    account accounts board contact contacts down figure figures frame hole indicator metric note people performance
    person pad point points press result results ring role stage stone stroke takeaway up word words`),
};

/** Words that mean a secret, unless a word next to them makes them harmless. */
export const secretWords: ReadonlyMap<string, Neighbors> = new Map([
  ...[...neverHarmless].map((word): [string, Neighbors] => [word, {}]),
  ['code', code],
  ['codigo', code],
  ['codice', code],
  ['kode', code],
  ['key', key],
  [
    'pin',
    {
      before: set('bowling dropped hair lapel location map rolling safety'),
      behind: set('board icon location position up'),
    },
  ],
  [
    'pass',
    {
      before: set(`
        annual backstage battle boarding bus bypass climbing day event festival game guest gym hall month monthly
        mountain museum one parking press season ski train transit travel week weekend weekly year yearly`),
      behind: set('by fail grade mark over percentage rate ratio through'),
    },
  ],
  [
    'session',
    {
      before: set(`
        active class coaching concurrent conference game gym jam live open photo study therapy total training workout
        workshop yoga`),
      behind: set('speaker speakers title topic track'),
    },
  ],
  [
    'answer',
    {
      before: set(`
        correct exam faq feedback form incorrect model onboarding poll questionnaire quiz right sample survey test
        trivia wrong`),
    },
  ],
  ['auth', {}],
  ['authorization', {}],
  ['authorisation', {}],
  ['bearer', { before: set('pall ring standard') }],
  ['signature', { before: set('artist dish drink email key mail time') }],
  ['sig', {}],
  [
    'seed',
    {
      before: set('bird chia data database db flower grass plant random test tournament vegetable'),
      behind: set('bank capital funding investor list round stage'),
    },
  ],
  ['sid', { before: set('account call message object workspace') }],
  ['tan', { before: set('skin sun'), behind: set('line lines shade tone') }],
]);

/** Words that mean a secret only next to certain others: before them, or behind them. */
export const secretPairs: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    link: `access activate activation confirm confirmation invitation invite login magic onetime recovery reset signin
      presigned signed sso time unlock verification verify`,
    url: `activate activation amqp autologin confirm confirmation database db invitation invite jdbc login magic mongo mongodb mysql
      onetime postgres postgresql presigned recovery redis reset sas signed signin time unlock verification verify
      webhook hook`,
    uri: `activation amqp confirmation database db invitation jdbc magic mongo mongodb mysql onetime otpauth postgres
      postgresql presigned redis reset signed verification`,
    question: 'challenge password recovery reset security',
    phrase: 'backup login pass recovery seed security wallet',
    word: 'backup memorable pass recovery safe security seed wallet',
    ticket: 'access auth cas granting kerberos krb login session signin sso',
    state: 'oauth oidc',
    response: 'captcha challenge fido hcaptcha mfa otp recaptcha saml sms totp',
    value: 'captcha challenge fa mfa',
    input: 'challenge fa mfa',
    solution: 'captcha challenge',
    hash: 'lm login nt ntlm',
    pattern: 'lock unlock',
    combination: 'lock safe vault',
    private: 'dsa ec gpg pgp rsa ssh',
    digit: 'otp verification',
    maiden: 'mother mothers',
    parameter: 'challenge code link',
    header: 'authentication',
    blob: 'authentication encrypted',
  }).map(([word, others]) => [word, set(others)]),
);

/** Uses of codes, PINs, keys and answers. With one of these words a name is secret, whatever the other words are. */
export const secondFactors = set(
  'mfa fa tfa otp totp hotp authenticator twofactor onetime backup recovery verification',
);

/** Words that secrets are written together with, such as `smsotp`. */
export const compounds = set(`
  access account activation admin app auth authentication authorization atm backup bank card challenge client confirm
  confirmation current data db device email entered fa field hash id input invitation invite link login magic master mfa
  mobile my new number old onetime phone plain private raw recovery registration reset root security signin signing
  signup sms temp temporary the tfa twofactor typed unlock url user validation value verification verify wallet web`);

/** Endings of compound words that mean a secret: `companyaccesscode`, `sshkey`. */
export const secretEnding = new RegExp(
  [
    '(?:access|activation|auth|authorization|backup|confirmation|invite|login|mfa|otp|onetime|recovery|reset|security|sms',
    '|totp|unlock|user|verification)(?:codes?|pins?|answers?|pass)$|(?:ssh|[pg]gp|rsa|priv|licen[cs]e|product|encrypted)keys?$',
    '|(?:zugangs|anmelde|einmal|bestae?tigungs|freischalt|aktivierungs|sicherheits|wiederherstellungs|toegangs)',
    '(?:codes?|pins?|links?|schlue?ssel|worte?r?)$',
    '|(?:door|gate|entry|gift|pairing|approval|emergency|scratch)codes?$|(?:signed|webhook)urls?$|(?:oauth|oidc)state$',
    '|(?:otp|nonce|hmac|psk|puk|verifier|authorization|maidenname)s?$|(?<!mail|time|key)signatures?$|(?:sms|push|chip)tans?$',
    '|pw$',
  ].join(''),
);

/** Characters of other scripts that look Latin, and Latin ones that Unicode does not decompose. */
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  [
    ...'аa еe оo рp сc ѕs іi јj һh ԁd кk тt уy хx мm нh вb ԝw ѡw οo αa εe ρp νv κk τt ιi υu ѵv ɡg ıi łl øo đd'.split(
      ' ',
    ),
  ].map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
