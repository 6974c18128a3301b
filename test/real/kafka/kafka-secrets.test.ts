import { unsignedToken } from '../../../local/rig/secured-kafka.ts';
import { aForwarder, logged } from './a-forwarder.ts';
import { at, caSecretArn, kafka, passwords, secretArn, user, withCa } from './a-secured-kafka.ts';

const overTls = { tls: true, caSecretArn } as const;
const delivered = { retried: 0, code: undefined };
const scram = { authentication: 'scram-sha-512', secretArn, ...overTls } as const;
const mtls = { authentication: 'mtls', secretArn, ...overTls } as const;

const twoCharacters = (pem: string): string => pem.replaceAll('\n', String.raw`\n`);
const oneLine = (pem: string): string => pem.trim().replaceAll('\n', ' ');

test.each([
  [String.raw`with \n as two characters`, twoCharacters],
  ['on one line', oneLine],
  ['in base64', (pem: string) => Buffer.from(pem).toString('base64')],
])('takes certificates and keys %s', async (_how, written) => {
  const { certificate, key } = kafka.client;
  const secrets = {
    [caSecretArn]: () => JSON.stringify({ ca: written(kafka.ca) }),
    [secretArn]: () => JSON.stringify({ certificate: written(certificate), privateKey: written(key) }),
  };

  expect(await aForwarder({ bootstrap: at('mtls'), security: mtls, secrets }).forward()).toMatchObject(delivered);
});

test.each([
  ['not JSON', () => 'scram:pw'],
  ['other members', () => JSON.stringify({ user: 'scram', pass: 'pw' })],
  ['an empty password', () => user('scram', '')],
  ['a wrong password', () => user('scram', passwords.wrong)],
])('uses the correction of a secret with %s when warm, and reports it in the check', async (_what, wrong) => {
  let text = wrong;
  const secrets = { ...withCa(), [secretArn]: () => text() };
  const { forward, check } = aForwarder({ bootstrap: at('user-tls'), security: scram, secrets });
  expect((await forward()).detail).toContain(secretArn);
  expect(await check()).toMatchObject({ reached: false });

  text = () => user('scram', passwords.scram);

  expect(await check()).toMatchObject({ reached: true });
  expect(await forward()).toMatchObject(delivered);
});

test('reports a fix for a session that is too short to authenticate again', async () => {
  const token = () => Promise.resolve(unsignedToken('forwarder', Date.now() + 2500));
  const security = { authentication: 'iam', ...overTls } as const;
  const { forward } = aForwarder({ bootstrap: at('token-tls'), security, secrets: withCa(), token });

  const { code, detail } = await forward();

  expect(code).toBe('KAFKA_SESSION_TOO_SHORT');
  expect(detail).toMatch(/connections\.max\.reauth\.ms/);
  expect(detail).not.toMatch(/password/);
});

test.each([
  ['another mechanism', 'token-tls', 'KAFKA_SASL_NOT_OFFERED'],
  ['no SASL', 'tls', 'KAFKA_SASL_UNEXPECTED'],
] as const)('reports a specific fix for a port with %s', async (_what, listener, code) => {
  const secrets = { ...withCa(), [secretArn]: () => user('scram', passwords.scram) };
  const outcome = await aForwarder({ bootstrap: at(listener), security: scram, secrets }).forward();

  expect(outcome).toMatchObject({ code, detail: expect.stringMatching(/[Uu]se (?:the|a) port/) as string });
});

test('logs no password', () => {
  expect(logged.length).toBeGreaterThan(10);
  for (const password of Object.values(passwords)) expect(logged.join('\n')).not.toContain(password);
});
