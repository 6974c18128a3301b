import { join } from 'node:path';
import { tokenTimeoutMs } from '../../../kafka/access/iam-token.ts';
import { createAuthority, issueCertificate } from '../../../local/rig/certificates.ts';
import { setScramPassword, unsignedToken } from '../../../local/rig/secured-kafka.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { aForwarder, logged, secretsGiven } from './a-forwarder.ts';
import {
  at,
  caSecretArn,
  kafka,
  passwords,
  recordsInTopic,
  runFolder,
  secretArn,
  user,
  withCa,
  withCertificate,
  withPassword,
} from './a-secured-kafka.ts';

const overTls = { tls: true, caSecretArn } as const;
const delivered = { retried: 0, code: undefined };

test.each<[string, () => Parameters<typeof aForwarder>[0]]>([
  ['nothing', () => ({ bootstrap: at('plaintext') })],
  ['TLS and a private CA', () => ({ bootstrap: at('tls'), security: overTls, secrets: withCa() })],
  [
    'TLS and a private CA in JSON',
    () => ({
      bootstrap: at('tls'),
      security: overTls,
      secrets: { [caSecretArn]: () => JSON.stringify({ ca: kafka.ca }) },
    }),
  ],
  [
    'SCRAM-SHA-512 over TLS, as on MSK',
    () => ({
      bootstrap: at('user-tls'),
      security: { authentication: 'scram-sha-512', secretArn, ...overTls },
      secrets: { ...withPassword('scram', passwords.scram), ...withCa() },
    }),
  ],
  [
    'PLAIN over TLS',
    () => ({
      bootstrap: at('user-tls'),
      security: { authentication: 'plain', secretArn, ...overTls },
      secrets: { ...withPassword('plain', passwords.plain), ...withCa() },
    }),
  ],
  [
    'a client certificate',
    () => ({
      bootstrap: at('mtls'),
      security: { authentication: 'mtls', secretArn, ...overTls },
      secrets: { ...withCertificate(kafka.client), ...withCa() },
    }),
  ],
  [
    'a token, as with IAM',
    () => ({
      bootstrap: at('token-tls'),
      security: { authentication: 'iam', ...overTls },
      secrets: withCa(),
      token: () => Promise.resolve(unsignedToken('forwarder', Date.now() + 900_000)),
    }),
  ],
])('with %s events are delivered', async (_way, options) => {
  const before = await recordsInTopic();

  expect(await aForwarder(options()).forward()).toMatchObject(delivered);
  expect(await recordsInTopic()).toBe(before + 2);
});

test.each<[string, string, 'plain' | 'scram-sha-512', string]>([
  ['a wrong password for SCRAM', 'scram', 'scram-sha-512', passwords.wrong],
  ['a user that SCRAM does not know', 'unknown', 'scram-sha-512', passwords.scram],
  ['a wrong password for PLAIN', 'plain', 'plain', passwords.wrong],
])(
  'with %s all comes again, after two attempts, and the reason says so',
  async (_fault, name, authentication, password) => {
    const secrets = withPassword(name, password);
    const { forward, reads } = aForwarder({ bootstrap: at('user'), security: { authentication, secretArn }, secrets });

    const outcome = await forward();

    expect(outcome).toMatchObject({ retried: 2, code: 'KAFKA_AUTHENTICATION_FAILED' });
    expect(outcome.detail).toMatch(/refused the credentials\. .*arn:credentials.* said: "Authentication failed/);
    expect(outcome.tookMs).toBeLessThan(4000);
    expect(reads).toEqual([secretArn, secretArn]);
  },
);

test('a password that is rotated is read again, and every batch is delivered', async () => {
  let current = passwords.scram;
  const { forward, reads } = aForwarder({
    bootstrap: at('user-tls'),
    security: { authentication: 'scram-sha-512', secretArn, ...overTls },
    secrets: { [secretArn]: () => user('scram', current), ...withCa() },
  });
  expect(await forward()).toMatchObject(delivered);

  await setScramPassword(at('plaintext'), 'scram', passwords.rotated);
  current = passwords.rotated;
  const readAgain = async () => {
    expect(await forward()).toMatchObject(delivered);
    return reads.filter((arn) => arn === secretArn).length === 2;
  };

  await waitFor(readAgain, {
    what: 'the end of the session with the old password',
    timeoutMs: 15_000,
    intervalMs: 200,
  });
});

test.each([
  ['no CA is named', false, undefined],
  ['another CA is named', true, 'another'],
])('a broker whose certificate is not trusted, because %s, gets nothing', async (_why, isNamed, name) => {
  const other = name ? await createAuthority(join(runFolder, name), name) : undefined;
  const { forward } = aForwarder({
    bootstrap: at('tls'),
    security: { tls: true, ...(isNamed ? { caSecretArn } : {}) },
    secrets: { [caSecretArn]: () => other?.certificate ?? '' },
  });

  expect(await forward()).toMatchObject({ retried: 2, code: 'KAFKA_CERTIFICATE_NOT_TRUSTED' });
});

test('a broker that asks for a certificate takes neither none nor that of another CA', async () => {
  const other = await createAuthority(join(runFolder, 'other'), 'other');
  const stranger = await issueCertificate(other, 'stranger');
  const without = aForwarder({ bootstrap: at('mtls'), security: overTls, secrets: withCa() });
  const security = { authentication: 'mtls', secretArn, ...overTls } as const;
  const another = aForwarder({
    bootstrap: at('mtls'),
    security,
    secrets: { ...withCertificate(stranger), ...withCa() },
  });

  expect(await without.forward()).toMatchObject({ retried: 2, code: 'KAFKA_TLS_FAILED' });
  expect(await another.forward()).toMatchObject({ retried: 2, code: 'KAFKA_TLS_FAILED' });
});

const withToken = (token: () => Promise<string>) =>
  aForwarder({ bootstrap: at('token-tls'), security: { authentication: 'iam', ...overTls }, secrets: withCa(), token });

test('creates a new token when one has expired: at the start, and when a session ends', async () => {
  const lifetimesMs = [-60_000, -60_000];
  let tokens = 0;
  const { forward } = withToken(() => {
    tokens += 1;
    return Promise.resolve(unsignedToken('forwarder', Date.now() + (lifetimesMs.pop() ?? 900_000)));
  });

  expect(await forward()).toMatchObject(delivered);
  const before = tokens;
  const renewed = async () => {
    expect(await forward()).toMatchObject(delivered);
    return tokens > before;
  };

  await waitFor(renewed, { what: 'a token for another session', timeoutMs: 15_000, intervalMs: 200 });
});

test('reports a token that is refused repeatedly', async () => {
  const { forward } = withToken(() => Promise.resolve(unsignedToken('forwarder', Date.now() - 60_000)));

  expect(await forward()).toMatchObject({ retried: 2, code: 'KAFKA_AUTHENTICATION_FAILED' });
});

test('a role whose credentials never come does not hold the invocation up', async () => {
  const { forward } = withToken(() => new Promise(() => undefined));

  const outcome = await forward();

  expect(outcome).toMatchObject({ retried: 2, code: 'KAFKA_CREDENTIALS_UNAVAILABLE' });
  expect(outcome.tookMs).toBeLessThan(tokenTimeoutMs + 1500);
});

test('no line of all these logs holds a secret', () => {
  const all = logged.join('\n');
  const secrets = [...Object.values(passwords), ...kafka.client.key.split('\n').filter((line) => line.length > 20)];

  expect(logged.length).toBeGreaterThan(15);
  expect([...secretsGiven].join('\n')).toContain(passwords.wrong);
  for (const secret of secrets) expect(all).not.toContain(secret);
});
