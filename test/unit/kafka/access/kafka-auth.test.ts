import { rereadAfterMs } from '../../../../platform/cached-secret.ts';
import { ConnectError } from '../../../../kafka/failures/connect-error.ts';
import { connectFailure } from '../../../../kafka/failures/connect-error.ts';
import { kafkaAuth, rateLimitPauseMs, type KafkaAuthPorts } from '../../../../kafka/access/kafka-auth.ts';
import type { Security } from '../../../../kafka/access/read-security.ts';
import { plaintext } from '../../../given/builders/plaintext.ts';
import {
  clientCertificate,
  clientKey,
  expiredCertificate,
  otherCertificate,
} from '../../../given/builders/pem-files.ts';

const [secretArn, caSecretArn] = ['arn:secret', 'arn:ca'];
const user = (password: string): string => JSON.stringify({ username: 'ann', password });

/** The authentication of an environment over secrets that can be changed, with a clock; how often each was read. */
function anAuth(security: Partial<Security>, texts: Record<string, string> = {}) {
  const clock = { nowMs: Date.UTC(2026, 10, 29) };
  const reads: string[] = [];
  let tokens = 0;
  const auth = kafkaAuth(
    { ...plaintext, ...security },
    {
      readSecret: (arn) => {
        reads.push(arn);
        return Promise.resolve(texts[arn] ?? '');
      },
      token: () => Promise.resolve(`token-${(tokens += 1)}`),
      now: () => clock.nowMs,
    },
  );
  return { auth, clock, reads, texts };
}

const scram = { authentication: 'scram-sha-512', secretArn } as const;
const mtls = { authentication: 'mtls', tls: true, secretArn } as const;
const pair = (certificate: string) => JSON.stringify({ certificate, privateKey: clientKey });

test.each<[string, Partial<Security>, string, string, string]>([
  ['not JSON', scram, secretArn, 'ann:hunter2', user('hunter2')],
  ['JSON with other members', scram, secretArn, '{"user":"ann","pass":"hunter2"}', user('hunter2')],
  ['an empty password', scram, secretArn, user(''), user('hunter2')],
  ['no PEM', mtls, secretArn, '{"certificate":"a","privateKey":"b"}', pair(clientCertificate)],
  ['the certificate of another key', mtls, secretArn, pair(otherCertificate), pair(clientCertificate)],
  ['a certificate that has expired', mtls, secretArn, pair(expiredCertificate), pair(clientCertificate)],
  ['no CA', { tls: true, caSecretArn }, caSecretArn, 'a CA', clientCertificate],
])('takes a secret with %s within 30 seconds after its correction', async (_what, security, arn, wrong, right) => {
  const { auth, clock, reads, texts } = anAuth(security, { [arn]: wrong });
  const unusable = { code: 'KAFKA_SECRET_UNUSABLE', message: expect.stringContaining(`Secret: ${arn}.`) as string };
  await expect(auth.access()).rejects.toMatchObject(unusable);

  texts[arn] = right;
  for (let second = 0; second < 29; second++) {
    clock.nowMs += 1000;
    await expect(auth.access()).rejects.toMatchObject(unusable);
  }
  expect(reads).toHaveLength(1);

  clock.nowMs += 1000;
  await expect(auth.access()).resolves.toBeDefined();
  expect(reads).toHaveLength(2);
});

test.each([
  ['a ConnectError', new ConnectError('KAFKA_CREDENTIALS_UNAVAILABLE', 'no route')],
  ['another error', new Error('no route')],
])('reads a secret once if reading it fails with %s', async (_what, error) => {
  const readSecret = jest.fn<Promise<string>, [string]>().mockRejectedValue(error);
  const ports: KafkaAuthPorts = { readSecret, token: () => Promise.reject(error), now: () => 0 };

  await expect(kafkaAuth({ ...plaintext, ...scram }, ports).access()).rejects.toBe(error);
  expect(readSecret.mock.calls).toEqual([[secretArn]]);
});

test.each<[string, Partial<Security>, unknown]>([
  ['no TLS', {}, false],
  ['TLS', { tls: true }, {}],
  ['TLS and a CA', { tls: true, caSecretArn }, { ca: [otherCertificate] }],
  ['a client certificate', mtls, { cert: clientCertificate, key: clientKey }],
  [
    'a client certificate and a CA',
    { ...mtls, caSecretArn },
    { ca: [otherCertificate], cert: clientCertificate, key: clientKey },
  ],
])('connects with %s', async (_what, security, ssl) => {
  const { auth } = anAuth(security, { [secretArn]: pair(clientCertificate), [caSecretArn]: otherCertificate });

  expect(await auth.access()).toEqual({ ssl });
});

test('offers no credentials without authentication, also if there is a secret', async () => {
  const { auth, reads } = anAuth({ secretArn }, { [secretArn]: user('hunter2') });

  expect([await auth.access(), reads]).toEqual([{ ssl: false }, []]);
});

test('reads a secret that stays wrong every 30 seconds, and not for each batch', async () => {
  const { auth, clock, reads } = anAuth(scram, { [secretArn]: 'ann:hunter2' });
  for (let second = 0; second < 90; second++) {
    await expect(auth.access()).rejects.toMatchObject({ code: 'KAFKA_SECRET_UNUSABLE' });
    clock.nowMs += 1000;
  }

  expect(reads).toHaveLength(3);
});

test('says after a refusal whether another password was read', async () => {
  const { auth, clock, texts } = anAuth(scram, { [secretArn]: user('hunter2') });
  await auth.access();
  clock.nowMs += rereadAfterMs;
  expect(await auth.refused()).toBe(false);

  texts[secretArn] = user('hunter3');
  clock.nowMs += rereadAfterMs;
  expect(await auth.refused()).toBe(true);
  expect(await auth.access()).toMatchObject({ sasl: { mechanism: 'scram-sha-512', password: 'hunter3' } });
});

test('names its secrets, and knows the texts that must not reach the log', async () => {
  const { auth } = anAuth(
    { ...scram, tls: true, caSecretArn },
    { [secretArn]: user('hunter2'), [caSecretArn]: clientCertificate },
  );
  expect(auth.credentials()).toMatchObject({ secrets: [], wereAccepted: false });
  await auth.access();

  expect(auth.credentials()).toEqual({
    about: 'Credentials: user and password in secret arn:secret. CA: secret arn:ca.',
    secrets: ['hunter2', 'ann'],
    isToken: false,
    wereAccepted: false,
  });
});

/** The authentication with tokens, and a way to authenticate, as the client does. */
async function aTokenAuth() {
  const { auth } = anAuth({ authentication: 'iam', tls: true, region: 'eu-west-1' });
  const { sasl } = await auth.access();
  if (sasl?.mechanism !== 'oauthbearer') throw new Error('There is no token.');
  const authenticate = async (): Promise<void> => {
    await sasl.token();
    sasl.accepted();
  };
  return { auth, authenticate };
}

test('makes a token for each authentication, and remembers that one was accepted', async () => {
  const { auth, authenticate } = await aTokenAuth();
  await authenticate();
  await authenticate();

  expect(auth.credentials()).toEqual({
    about: "Credentials: token of the function's role.",
    secrets: ['token-1', 'token-2'],
    isToken: true,
    wereAccepted: true,
  });
  expect(await auth.refused()).toBe(true);
});

test('keeps the last six tokens out of the log, however long the connection lasts', async () => {
  const { auth, authenticate } = await aTokenAuth();
  for (let nth = 0; nth < 8; nth++) await authenticate();

  expect(auth.credentials().secrets).toEqual([3, 4, 5, 6, 7, 8].map((nth) => `token-${nth}`));
});

test('pauses for 10 seconds after a limit of the rate, and tells the reason meanwhile', async () => {
  const { auth, clock } = anAuth(scram, { [secretArn]: user('hunter2') });
  const error = connectFailure('KAFKA_RATE_LIMITED', 'The broker said: "Too many connects".');
  auth.pause(error);
  clock.nowMs += rateLimitPauseMs - 1;
  await expect(auth.access()).rejects.toBe(error);

  clock.nowMs += 1;
  await expect(auth.access()).resolves.toBeDefined();
  expect(rateLimitPauseMs).toBe(10_000);
  expect(error.message).toContain('10 seconds');
});
