import { isAlwaysOmitted } from '../../../privacy/always-omitted.ts';

const list = (names: string): readonly string[] => names.split(/\s+/).filter(Boolean);

const secrets = list(`
  backupCodes backup_code recoveryCodes recovery-code verificationCodes activationCode activation_code signUpCode
  signup-code inviteCode invitation_code unlockCode 2faCode 2fa_code twoFactorCode two_factor_code mfa-code-2 mfaCodes
  magicCode magicLink magic_link magiclinks oneTimePasscode one_time_code oneTimeCode onetimepin loginPasscode login_code
  smsOtp sms_otp emailOTP otpValue otps otp1 OTPcode enteredOtp userOtp phone_otp hotpCounterSeed totpSeed totp_uri
  otpauthUrl newPwd userPwd pwd2 dbPwd pwdHash pass userPass pass1 login_pass passHash user_passwd adminPassword
  passwordHint oldPasswords PASSWORD_HASH password2 confirmPassword passphrase walletPassphrase passcodes passkey
  passkeyCredential accessKey access_key_id aws_access_key_id AWSSecretAccessKey signingKey encryptionKey
  private-key-pem privateKey privKey rsaPrivateKey sshKey ssh_key pgpKey apiKey apikeys x-api-key X_API_KEY masterKey
  sharedKey licenseKey productKey deviceKey encryptedKey key keys keyPair keyMaterial keyValue psk wifiPsk pem
  clientCertPem pfx pkcs12 keystore keytab idJwt jwtAssertion jws jwe client_assertion samlAssertion SAMLResponse
  RelayState oauthState oidc_state sid sids sessionId session_id_2 sessionid sessionKey sessionData sessionState
  sessionCookie cognitoSession authSession user_session auth authHeader auth_header authCode authData authString
  oauthCode authorizationHeader authorizationCode Authorization proxyAuthorization bearerValue bearer creds dbCreds
  credentials basicCredential securityAnswer security_answers answer answer1 answers_2_challenge challengeAnswers
  challengeResponse challengeValue secretAnswer securityQuestion security_question_1 secretQuestion challengeQuestion
  recoveryQuestion mothersMaidenName mother_maiden_name memorableWord memorableInfo recoveryPhrase recovery_phrase
  seedPhrase seed_words backupPhrase walletPhrase mnemonic mnemonicWords walletSeed mfaSeed seed pin pinCode pin_code
  userPin cardPin atmPin pin1 newPin loginpin pins puk simPuk cvv cvv2 cvc cardCvc csc tan smsTan mTAN pushTan hmac
  requestHmac signature requestSignature sig awsSig nonce authNonce nonce2 verifier code_verifier pkceVerifier
  codeChallenge devicecode device_code userCode accessCode access_code doorCode gateCode entryCode securityCode
  code codes code1 codeValue confirmationCode confirm_code confirmationLink confirmLink resetCode resetLink reset_url
  verificationLink verifyUrl activationLink activation_url inviteLink invitation_url unlockLink login_link signedUrl
  presigned_url webhookUrl approvalCode pairingCode linkingCode giftCode scratchCode emergencyCode mfaResponse
  mfaInput captchaResponse g-recaptcha-response hcaptcha_response csrf csrfMiddleware _xsrf antiforgery cookie
  cookies Set-Cookie refreshTok idTok accessTkn token tokens accessToken id_token REFRESH_TOKEN fcmToken deviceTokens
  tokenizedCard secret secrets clientSecret SECRET_HASH secretWord srpA SRP_B salt passwordSalt authTicket loginTicket
  kerberos_ticket connectionString dsn sasUrl passwort Kennwort contraseña motDePasse mot_de_passe senha wachtwoord
  lösenord hasło heslo geheim geheimnis mdp código codigo_acceso pаssword pässword p4ssw0rd pa$$word s3cr3t t0ken p.i.n
  o_t_p ｏｔｐ пароль 密码 パスワード 비밀번호 custom:backupCodes dev:custom:pin custom:magic_link smscode smsotp
  backupcodes magiclink userpin authcode companyaccesscode recoverycode mfacode otpcode authkey sessioncookie
  PHPSESSID JSESSIONID aspxauth pinNumber card_pin_number SAMLart attestationObject rsaPrivate ssh_private kek dek keyfile pkey
  signinUrl loginUrl presigned_link jdbcUrl databaseUrl mongo_uri connStr ntlmHash lm_hash login_hash loginPhrase safeWord
  safeCombination unlockPattern krbTicket verificationDigits p4ss k3y c0de 0tp pa55code passord palavraPasse matKhau
  kata_sandi zugangscode Einmalcode bestätigungscode Bestaetigungscode freischaltCode Sicherheitsfrage zugangsdaten
  Transaktionsnummer toegangscode schlüssel clé_api кодПодтверждения ключ 密钥 确认密码 確認コード 인증코드 pwdReset psswd pswd userpw pw temppass mfatoken totpsecret challengeanswer`);

const harmless = list(`
  keyboard keyboard_layout monkey donkey turkey hockey jockey whiskey keynote keynotes keyword keywords keypad keystone
  keyframe keyhole hotkey hotKey lowkey monkeyType pinterest pinterest_url pinball pineapple pinned pinnedAt pinewood
  shopping shipping shipping_address spinning opinion opinions pinging spinner passport passportNumber
  passport_country passenger passengers passengerName passage passion passive compass compassHeading bypass surpass
  trespass encompass passable passover boardingPass boarding_pass seasonPass ski_pass passRate pass_fail passPercentage
  country_code countryCode phoneCountryCode countryCallingCode postal_code postalCode post_code postcode zipcode zipCode
  zip_code area_code areaCode dialCode language_code languageCode lang_code localeCode currency_code currencyCode
  currencyIsoCode promoCode promo_code couponCode discountCode voucherCode referralCode campaign_code errorCode
  error_codes statusCode httpStatusCode exitCode reason_code productCode itemCode sku_code colorCode regionCode
  stateCode airportCode iata_code branchCode bankCode swiftCode departmentCode costCenterCode storeCode shopCode
  trackingCode sourceCode barcode barcodes qrCode unicode codec codecs audioCodec decode decoder encoded encoding
  geocode geo_code hashCode timecode timezoneCode iso_code codebase codeBase codeReview dresscode opcode encoder
  author authors authorId author_name authority authorities coauthor authentic authMethod auth_provider authType
  authTime auth_flow authEnabled authenticated authenticator authenticationMethod authorizationStatus authorized
  authorship session_count sessions_count sessionCount sessionDuration session_length sessionType sessionStart
  session_timeout trainingSession yogaSession gameSession obsession possession sessionName answers answered answeredAt
  answer_count surveyAnswer surveyAnswers quizAnswers correct_answer answerType unanswered tokenization tokenizer
  secretary secretariat passwordless passwordlessEnabled publicKey public_key primaryKey foreignKey sortKey
  partition_key cacheKey objectKey routing_key idempotencyKey translationKey messageKey themeKey keyName keyCount
  keyType key_version keyAccount mapPin map_pin pinColor pin_count dropped_pin signatureDate signature_required
  emailSignature timeSignature signal significant design designer assignment signup signIn sign_up_source seedRound
  seed_funding seedling randomSeed plantSeed side sidebar inside resident residence presidential consider sidewalk
  tandem tank tanning titan sultan metropolitan standard instance distance tangent saltire basalt assaulted salary sale
  nonchalant announce verified verifiedAt verification_status verificationLevel verificationMethod confirmationNumber
  confirmed confirmedAt challengeName challenge_type mfaEnabled mfa_method mfaPreferred otpEnabled otp_required
  pinRequired hotpot footprint laptop potpourri websiteUrl website avatar_url picture_url profileLink linkedin
  hyperlink linkCount callbackUrl logoUrl urlPath searchPhrase catchphrase phrase question questions questionCount
  securityLevel security_clearance state address_state response responseTime header headers headerColor ticketId
  ticket_number supportTicket crossword sword wording locale location timezone zoneinfo email email_verified
  phone_number phoneType name given_name family_name nickname preferred_username username user_id userId sub deviceId
  device_model deviceType platform os_version appVersion build channel campaign utm_source utm_medium gender birthdate
  age age_group plan tier tenant tenant_id organization org_unit department job_title employeeNumber cost_center manager
  loyaltyLevel membership newsletter consent marketing_opt_in termsAccepted terms_version privacy_version signupSource
  recoveryEmail recovery_phone backupEmail accessLevel access_type accessibility loginCount lastLogin login_method
  captcha captchaScore custom:plan custom:seats custom:country_code tokyo toolkit cooking cook cookbook bakery cookware description
  privateBeta hash hashes pattern patternId colorPattern combination colorCombination databaseName digits digitCount
  urlPattern lockedAt mapPins3 plan5 top3 level4 keyboard3 article vehicle tricycle clever cleveland flightCode seat_code fareCode mealCode clinicCode hospitalCode siteCode codeOwner включено
  assertive inserted asserted expresses process address addresses progress message messages image usage manage stage
  language baggage heritage percentage village postage license_plate licenseNumber cardType card_brand cvResume resume
  certification certificate_count biometricEnabled bearing forbearance credit creditLimit accredited accreditation
  incredible sacred scared screen sacredDay release version hash_algorithm tagline hashtag stamp timestamp`);

test('uses lists that are long enough to prove something', () => {
  expect([secrets.length, new Set(secrets).size]).toEqual([secrets.length, secrets.length]);
  expect([harmless.length, new Set(harmless).size]).toEqual([harmless.length, harmless.length]);
  expect(Math.min(secrets.length, harmless.length)).toBeGreaterThan(200);
});

test('omits names of secrets, in whatever words and spelling', () => {
  expect(secrets.filter((name) => !isAlwaysOmitted(name))).toEqual([]);
});

test('leaves names that only look or sound like secrets to the policy', () => {
  expect(harmless.filter(isAlwaysOmitted)).toEqual([]);
});

test('decides the same in capitals, with underscores', () => {
  const spelled = harmless.map((name) => name.replace(/([a-z])(?=[A-Z])/g, '$1_').toUpperCase());

  expect(spelled.filter(isAlwaysOmitted)).toEqual([]);
});

test.each([
  ['in front', (name: string) => `custom:${name}`],
  ['with a number', (name: string) => `${name}3`],
  ['in capitals', (name: string) => name.replace(/([a-z])(?=[A-Z])/g, '$1_').toUpperCase()],
  ['in lowercase', (name: string) => name.replace(/([a-z])(?=[A-Z])/g, '$1-').toLowerCase()],
])('omits a secret %s', (_what, spelled) => {
  expect(secrets.filter((name) => !isAlwaysOmitted(spelled(name)))).toEqual([]);
});
