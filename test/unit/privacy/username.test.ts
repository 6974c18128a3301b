import fc from 'fast-check';
import { allowedUsername } from '../../../privacy/privacy.ts';
import { unescaped } from '../../../privacy/unescaped.ts';
import { attributeInUsername } from '../../../privacy/username.ts';

describe('an email address', () => {
  test.each([
    ...[
      'ann@example.com',
      'ann＠example.com',
      'ann﹫example.com',
      'annⓐexample.com',
      'ann\u{E0040}example.com',
      '@ann',
    ],
    ...[
      'ann\u200b@\u2060example.com',
      'ann%40example.com',
      'ann%2540example.com',
      'ann%EF%BC%A0example.com',
      'ann%40%zz',
    ],
    ...['ann&#64;example.com', 'ann&#x40;example.com', 'ann\\u0040example.com', '"a b"@x', '用户@例子.公司'],
    ...['ann@xn--exmple-cua.com', 'mailto:ann', 'MAILTO%3Aann', 'ann(at)example.com', 'ann [at] example [dot] com'],
    ...['ann_at_example.com', 'ann_at_example_dot_com', 'ann.at.mail.example.com', 'ann_example.com#EXT#@b.example'],
    ...['ann%25252540example.com', 'ann&#0064;example.com', 'ann&amp;#x00040;example.com', 'ann%u0040example.com'],
    ...[
      'ann\\u{40}example.com',
      'ann=40example.com',
      'ann+AEA-example.com',
      'ann/at/example.com',
      'ann_b.example#EXT#',
    ],
    ...['ann&#64example.com', 'ann\\x40example.com', ' mailto:ann', `ann%${'25'.repeat(7)}40example.com`],
    ...['google_ann@example.com', 'SAML_ann@corp', 'SignInWithApple_ann%40example.com', 'carrierid_+4477@example.com'],
  ])('%j', (username) => {
    expect(attributeInUsername(username)).toBe('email');
  });
});

describe('a phone number', () => {
  test.each([
    ...['+491701234567', '+49 170 1234567', '+49\u00a0170\u00a01234567', '+1–555–123–4567', '+49·170·1234567', '+4477'],
    ...['0170/1234567', '(030) 555.0100', '+49 (0)170 1234567', '01.23.45.67.89', '0049 170 1234567', '00491701234567'],
    ...['＋４９１７０１２３４５６７', '٠١٧٠١٢٣٤٥٦٧', '०१७०१२३४५६७', '一三八〇〇一三八〇〇〇', '1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣', '❶❷❸❹❺❻'],
    ...['tel:+491701234567', 'TEL:0170-1234', 'tel:112', 'sms:+4917', 'sip:+491701234567', 'whatsapp:+4917012345'],
    ...['+49-170-1234567;ext=3', '0170 1234567 ext. 12', '555-123-4567x89', '0170-1234567;phone-context=example.com'],
    ...['%2B491701234567', '0170%201234567', '+49\u200b1701234567', '+1-800-FLOWERS', 'phone:0170 1234567'],
    ...['carrierid_+447700900123', 'carrierid_447700900123', 'carrierid_00447700900123', 'google_+447700900123'],
    ...['corp-0170-1234567', 'corp#01701234567', 'ann.00491701234567', 'corp(0170)1234567', 'acme-555-123-4567'],
    ...['&#43;49170', '&plus;4917', '=2B4917'],
    ...['corp|+491701234567', 'CORP\\0170-1234567', 'corp_dept_0170-1234567', 'ann+491701234567', 'ann_tel:112'],
    ...['+112', 'sip:112', 'sips:112', 'tel112', 'tel: 112', '123456x1', 'carrier_0049 170 1234 5678'],
    // The fewest and the most digits behind a provider.
    ...['7.ann_017012345', 'carrier_017012345', 'corp-030123456', 'corp-012345678901234', 'corp(555)-123-4567'],
    // Longer than a UUID or a date.
    ...['912345678-1234-1234-1234-123456789012', '12345678-1234-1234-1234-1234567890123'],
    ...['1-2023-12-31', '2023-12-31-0001', '2023-00-31', '2023-12-00'],
    // Bare numbers of six digits or more look like phone numbers.
    ...['123456', '4711815', '20239999', '4111111111111111'],
  ])('%j', (username) => {
    expect(attributeInUsername(username)).toBe('phone_number');
  });
});

describe('a plain name', () => {
  test.each([
    ...['ann', 'user 12', '12345', '', 'R2D2', 'x-1', '李小龙', 'v1.2.3', '1920x1080', 'look_at_me', 'chat_at_home'],
    ...['c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1', '12345678-40a1-70d6-1e83-9b5cf2f7a6d1', '507f1f77bcf86cd799439011'],
    ...['12345678-1234-1234-1234-123456789012', 'Okta_12345678-1234-1234-1234-123456789012', '0x1f2e3d'],
    ...['20231234abc', '2023-12-31', '2023.12.31', '31.12.2023', '12/31/2023', '20231231', '2023-12-31T10:20:30Z'],
    ...['ann_2023-12-31', 'user_20231231', 'emp_12345', 'ADFS_123456', 'adfs_CORP\\kim', 'DE123-45-6789X'],
    ...['Google_109876543210987654321', 'Facebook_10158123456789012', 'Facebook_100001234567890'],
    ...['LoginWithAmazon_amzn1.account.AE12345', 'auth0|5f7c8ec7c33c6c004bbafe82'],
    ...[
      'user-20231231-0001',
      'user-1701234567',
      'emp-000012345',
      'build.10.2.33',
      'a=42',
      'x-12345678-1234-1234-1234-012345678901',
    ],
    // A plus, "at", "dot", or the word of a scheme inside a name.
    ...['+1', '+ann2024', 'ann+2024', 'ann+team1234567', 'ann+1a2b3c4d5e6f7', 'webmailto:ann', '12 tel 34'],
    ...['ann(boat)', 'ann(attic)', '__at_example.com', 'chat.example.com', 'ann.atlas.example', 'look_at_v2.x'],
    ...['look_at_me_again.now', 'meet_at_polkadot_show', 'meet_at_a_dotted_line', '123456x12-34'],
    // Too few digits, too many digits, or digits with other characters.
    ...['carrier_01701234', 'corp-03012345', 'corp-0123456789012345', 'build-0170-1234567rc'],
    ...['order-1555-123-4567', 'order-555-123-45678'],
    ...['okta-01234567-1234-1234-1234-123456789012/12', 'okta-12345678-1234-1234-1234-100123456789'],
    ...['2023-01-05', '2023-01-15', '05/12/2023', '12/05/2023', '2023-12-31 10:20', '2023-12-31 10:20:30'],
    // Escaped more often than any name.
    `ann%${'25'.repeat(8)}40example.com`,
    'SignInWithApple_000123.4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c.0123',
  ])('%j stays', (username) => {
    expect(attributeInUsername(username)).toBeUndefined();
    expect(allowedUsername(username, { policy: {} })).toBe(username);
  });
});

test('applies the policy to a name by its attribute, and hashes the name as written', () => {
  const policy = { userAttributes: { email: 'hash', phone_number: 'include' } } as const;
  const privacy = { policy, hash: (value: string) => `hash of ${value}` };

  expect(allowedUsername('ann＠example.com', privacy)).toBe('hash of ann＠example.com');
  expect(allowedUsername('0170/1234567', privacy)).toBe('0170/1234567');
});

test('finds addresses and international numbers in any context', () => {
  const provider = fc.constantFrom('', 'google_', 'carrierid_', 'SignInWithApple_', 'Corp-SSO_');
  const at = fc.constantFrom('@', '＠', '﹫', '%40', '\u200b@');
  const separator = fc.constantFrom('', ' ', '-', '.', '/', '–', '\u00a0', '\u200b');
  const digits = fc.integer({ min: 0, max: 9 });
  const zero = fc.constantFrom(0x30, 0xff10, 0x660, 0x6f0, 0x966, 0xe50);
  fc.assert(
    fc.property(provider, at, fc.string(), fc.string(), (before, sign, local, domain) => {
      expect(attributeInUsername(`${before}${local.replaceAll('%', '')}${sign}${domain.replaceAll('%', '')}`)).toBe(
        'email',
      );
    }),
  );
  fc.assert(
    fc.property(
      provider,
      zero,
      separator,
      fc.array(digits, { minLength: 9, maxLength: 14 }),
      (before, base, sign, number) => {
        const written = number.map((digit) => String.fromCodePoint(base + digit)).join(sign);
        expect(attributeInUsername(`${before}+4${written}`)).toBe('phone_number');
      },
    ),
  );
});

test.each(['a at ', '+1 ', 'a_', ';a=b', '-', '1', '?\n', '%25', '(at', '&amp;', '&#38;', 'a-0'])(
  'handles many of %j in a short time',
  (part) => {
    const begin = performance.now();
    attributeInUsername(part.repeat(20_000));

    expect(performance.now() - begin).toBeLessThan(2_000);
  },
);

test.each(['ann&#x110000;', 'ann&#1114112;', '\\u{110000}', '&bogus;', '%zz', 'ann&#x;'])(
  'reads a name with an escape of no character: %s',
  (name) => {
    expect(attributeInUsername(name)).toBeUndefined();
    expect(attributeInUsername(`${name}@example.com`)).toBe('email');
  },
);

test('reads the escape of the last code point', () => {
  expect(unescaped('&#x10FFFF;')).toBe('\u{10FFFF}');
});
