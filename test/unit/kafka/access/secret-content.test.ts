import { createPrivateKey } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { ConnectError } from '../../../../kafka/failures/connect-error.ts';
import { caIn, certificateIn, passwordIn, type Secret } from '../../../../kafka/access/secret-content.ts';
import {
  clientCertificate,
  clientKey,
  encryptedKey,
  expiredCertificate,
  otherCertificate,
  otherKey,
  passphrase,
} from '../../../given/builders/pem-files.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:kafka-AbCdEf';
const now = Date.UTC(2026, 10, 29);
const secret = (content: unknown): Secret => ({
  arn,
  text: typeof content === 'string' ? content : JSON.stringify(content),
});
const pair = (over: object = {}) => secret({ certificate: clientCertificate, privateKey: clientKey, ...over });
const twoCharacters = (pem: string): string => pem.replaceAll('\n', String.raw`\n`);

test('takes user and password, and leaves other members', () => {
  const content = { username: 'ann', password: 'hunter2', engine: 'kafka' };

  expect(passwordIn(secret(content))).toEqual({ username: 'ann', password: 'hunter2' });
  expect(passwordIn(secret(`\uFEFF${JSON.stringify(content)}\n`))).toEqual({ username: 'ann', password: 'hunter2' });
});

test('leaves every character of a password as it is', () => {
  const user = { username: 'ann', password: ' hunter\uFEFF2 ' };

  expect(passwordIn(secret(user))).toEqual(user);
});

test('accepts a certificate until the moment at which it expires', () => {
  const expired = pair({ certificate: expiredCertificate });
  const end = Date.UTC(2021, 0, 1);

  expect(() => certificateIn(expired, end - 1)).not.toThrow();
  expect(() => certificateIn(expired, end)).toThrow('"certificate" expired');
});

test.each([
  ['plain', {}],
  ['plain, with a passphrase that it does not need', { passphrase }],
  ['encrypted', { privateKey: encryptedKey, passphrase }],
  ['encrypted in the old way', { certificate: otherCertificate, privateKey: otherKey, passphrase }],
  [String.raw`with \n as two characters`, { privateKey: twoCharacters(clientKey) }],
  [
    'on one line',
    { certificate: clientCertificate.replaceAll('\n', ' '), privateKey: clientKey.replaceAll('\n', ' ') },
  ],
  ['with a certificate of its CA', { certificate: clientCertificate + otherCertificate }],
])('takes a certificate and a key that is %s', (_how, over) => {
  const { cert, key } = certificateIn(pair(over), now);

  expect(() => createSecureContext({ cert, key })).not.toThrow();
  expect(createPrivateKey(key).type).toBe('private');
});

test.each([
  ['as it is', clientCertificate + otherCertificate],
  ['in JSON', JSON.stringify({ ca: clientCertificate + otherCertificate })],
  ['in JSON, escaped twice', JSON.stringify({ ca: twoCharacters(clientCertificate + otherCertificate) })],
  ['on one line', (clientCertificate + otherCertificate).replaceAll('\n', ' ')],
  ['in JSON after an empty line', `\n${JSON.stringify({ ca: clientCertificate + otherCertificate })}`],
  ['next to a key', clientKey + clientCertificate + otherCertificate],
  ['with the old label', (clientCertificate + otherCertificate).replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
])('takes a CA %s', (_how, text) => {
  expect(caIn(secret(text))).toBe(clientCertificate + otherCertificate);
});

test('accepts a CA with one expired certificate, because another may be in use', () => {
  expect(caIn(secret(expiredCertificate + clientCertificate))).toContain(expiredCertificate);
});

const damaged = clientCertificate.replace('MII', 'AAA');
const damagedKey = clientKey.replace('MC4CAQAw', 'AAAAAAAA');

test.each<[string, (content: Secret) => unknown, Secret, string]>([
  ...[
    '',
    'hunter2',
    '"hunter2"',
    'null',
    '["hunter2"]',
    '{"username":"bob"}',
    '{"username":"","password":"hunter2"}',
  ].map((text): [string, (content: Secret) => unknown, Secret, string] => [
    text,
    passwordIn,
    secret(text),
    '{"username", "password"}',
  ]),
  ['an empty password', passwordIn, secret({ username: 'bob', password: '' }), '{"username", "password"}'],
  ['a number', passwordIn, secret({ username: 'bob', password: 7 }), '{"username", "password"}'],
  ['no key', (one) => certificateIn(one, now), pair({ privateKey: '' }), '{"certificate", "privateKey"}'],
  ['other members', (one) => certificateIn(one, now), secret({ cert: clientCertificate }), '"privateKey"}'],
  ['a swapped pair', (one) => certificateIn(one, now), pair({ certificate: clientKey }), '"certificate" is not a cert'],
  [
    'a damaged certificate',
    (one) => certificateIn(one, now),
    pair({ certificate: damaged }),
    '"certificate" is not a c',
  ],
  ['no PEM as key', (one) => certificateIn(one, now), pair({ privateKey: 'hunter2' }), '"privateKey" is not a private'],
  ['a damaged key', (one) => certificateIn(one, now), pair({ privateKey: damagedKey }), '"privateKey" is damaged'],
  ['no passphrase', (one) => certificateIn(one, now), pair({ privateKey: encryptedKey }), 'there is no "passphrase"'],
  [
    'a wrong passphrase',
    (one) => certificateIn(one, now),
    pair({ privateKey: encryptedKey, passphrase: 'hunter2' }),
    '"passphrase" does not open "privateKey"',
  ],
  [
    'the key of another certificate',
    (one) => certificateIn(one, now),
    pair({ certificate: otherCertificate }),
    '"privateKey" is not the key of "certificate"',
  ],
  [
    'a certificate that has expired',
    (one) => certificateIn(one, now),
    pair({ certificate: expiredCertificate }),
    '"certificate" expired at 2021-01-01T00:00:00.000Z',
  ],
  ['no CA', caIn, secret('hunter2'), '{"ca"}, or the certificates'],
  ['JSON without a CA', caIn, secret({ certificate: clientCertificate }), '{"ca"}, or the certificates'],
  [
    'JSON without a CA after an empty line',
    caIn,
    secret(`\n${JSON.stringify({ certificate: clientCertificate })}`),
    '{"ca"}, or the certificates',
  ],
  ['a damaged CA', caIn, secret(clientCertificate + damaged), '{"ca"}, or the certificates'],
])('refuses %s: names the secret and the reason, never the content', (_what, read, content, reason) => {
  const error = thrownBy(() => read(content));

  expect(error).toMatchObject({ code: 'KAFKA_SECRET_UNUSABLE', isFinal: true });
  expect(error.message).toContain(`Secret: ${arn}. `);
  expect(error.message).toContain(reason);
  expect(error.message).toContain('again within 30 seconds');
  expect(error.message).not.toMatch(/hunter2|bob|MII|MC4|-----/);
});

function thrownBy(read: () => unknown): ConnectError {
  try {
    read();
  } catch (error) {
    if (error instanceof ConnectError) return error;
  }
  throw new Error('That was accepted.');
}
