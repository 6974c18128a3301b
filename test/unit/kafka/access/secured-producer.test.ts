import { ConnectError } from '../../../../kafka/failures/connect-error.ts';
import type { Access } from '../../../../kafka/access/access.ts';
import type { KafkaAuth } from '../../../../kafka/access/kafka-auth.ts';
import { securedProducer } from '../../../../kafka/access/secured-producer.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { aProtocolError, refused, saslRefusal } from '../../../given/builders/a-kafka-error.ts';
import { fakeProducers } from '../../../given/fakes/fake-producer.ts';

const wrongPassword = saslRefusal('SASL PLAIN authentication failed: hunter2 is wrong');
const limited = saslRefusal('SASL OAUTHBEARER authentication failed: [74909301]: Too many connects');

interface Situation extends NonNullable<Parameters<typeof fakeProducers>[0]> {
  readonly mayChange?: boolean;
  readonly isToken?: boolean;
  readonly access?: KafkaAuth['access'];
}

/** A secured producer over fakes; how often its access was asked for and refused. */
function aSecuredProducer({ mayChange = true, isToken = false, access, ...options }: Situation = {}) {
  const producers = fakeProducers(options);
  const seen: string[] = [];
  const granted: Access = { ssl: false };
  const auth: KafkaAuth = {
    access: () => {
      seen.push('access');
      return access ? access() : Promise.resolve(granted);
    },
    refused: () => {
      seen.push('refused');
      return Promise.resolve(mayChange);
    },
    pause: ({ code }) => void seen.push(`pause: ${code}`),
    credentials: () => ({ about: 'Secret: ARN.', secrets: ['hunter2'], isToken, wereAccepted: false }),
  };
  return { ...producers, seen, producer: securedProducer(auth, producers.create) };
}

const record = anOutgoing('a').record;

test('reads no secret again after the brokers accepted the credentials', async () => {
  const { producer, seen, acknowledged } = aSecuredProducer();

  await producer.connect();

  expect(await producer.send([record])).toEqual([true]);
  expect([seen, acknowledged]).toEqual([['access'], ['a']]);
});

test('one that is refused connects again as another object, with what is read again', async () => {
  const { producer, seen, made } = aSecuredProducer({ connecting: (nth) => (nth === 0 ? wrongPassword : 'connects') });

  await producer.connect();

  expect(seen).toEqual(['access', 'refused', 'access']);
  expect(made.map(({ isDestroyed }) => isDestroyed())).toEqual([true, false]);
});

test('one that is refused twice gives up', async () => {
  const { producer, made } = aSecuredProducer({ connecting: () => wrongPassword });

  await expect(producer.connect()).rejects.toMatchObject({ code: 'KAFKA_AUTHENTICATION_FAILED', isFinal: true });
  expect(made).toHaveLength(2);
});

test('one that is refused with what was read a moment ago gives up at once', async () => {
  const { producer, made } = aSecuredProducer({ connecting: () => wrongPassword, mayChange: false });

  await expect(producer.connect()).rejects.toMatchObject({
    code: 'KAFKA_AUTHENTICATION_FAILED',
    isFinal: true,
    cause: wrongPassword,
  });
  expect(made).toHaveLength(1);
});

test('reads no secret again if a broker is unavailable', async () => {
  const error = refused();
  const { producer, seen } = aSecuredProducer({ connecting: () => error });

  await expect(producer.connect()).rejects.toBe(error);
  expect(seen).toEqual(['access']);
});

test('rejects with the error of a secret that cannot be read, without a connection', async () => {
  const error = new ConnectError('KAFKA_CREDENTIALS_UNAVAILABLE', 'no route');
  const { producer, made } = aSecuredProducer({ access: () => Promise.reject(error) });

  await expect(producer.connect()).rejects.toBe(error);
  expect(made).toEqual([]);
});

test('names the credentials in a refusal, and quotes the broker without them', async () => {
  const { producer } = aSecuredProducer({ connecting: () => wrongPassword });

  await expect(producer.connect()).rejects.toThrow(
    /^The brokers refused the credentials\. Secret: ARN\. .*"\*\*\* is wrong"/,
  );
});

test.each([
  ['a limit of the rate', limited, 'KAFKA_RATE_LIMITED', ['access', 'pause: KAFKA_RATE_LIMITED']],
  ['a role without permission', saslRefusal('Access denied'), 'KAFKA_IAM_REFUSED', ['access']],
  ['another mechanism', aProtocolError('UNSUPPORTED_SASL_MECHANISM', 33), 'KAFKA_SASL_NOT_OFFERED', ['access']],
])('connects once for %s, because other credentials do not change it', async (_what, error, code, expected) => {
  const { producer, made, seen } = aSecuredProducer({ connecting: () => error, isToken: true });

  await expect(producer.connect()).rejects.toMatchObject({ code, isFinal: true });
  expect([made.length, seen]).toEqual([1, expected]);
});

test('pauses after a rate limit, also at a second connection or a send', async () => {
  const second = aSecuredProducer({ connecting: (nth) => (nth === 0 ? wrongPassword : limited) });
  await expect(second.producer.connect()).rejects.toMatchObject({ code: 'KAFKA_RATE_LIMITED' });
  const sending = aSecuredProducer({ answer: () => limited });
  await sending.producer.connect();
  await expect(sending.producer.send([record])).rejects.toMatchObject({ code: 'KAFKA_RATE_LIMITED' });

  expect(second.seen.at(-1)).toBe('pause: KAFKA_RATE_LIMITED');
  expect(sending.seen.at(-1)).toBe('pause: KAFKA_RATE_LIMITED');
});

test('distinguishes a session that ends while sending from a listener without SASL', async () => {
  const ended = aProtocolError('ILLEGAL_SASL_STATE', 34);
  const sending = aSecuredProducer({ answer: () => ended });
  await sending.producer.connect();

  await expect(sending.producer.send([record])).rejects.toMatchObject({ code: 'KAFKA_SESSION_TOO_SHORT' });
  for (const mayChange of [false, true]) {
    const { producer } = aSecuredProducer({ connecting: () => ended, mayChange });
    await expect(producer.connect()).rejects.toMatchObject({ code: 'KAFKA_SASL_UNEXPECTED' });
  }
});

test('reports another failure of a second connection unchanged', async () => {
  const error = refused();
  const { producer } = aSecuredProducer({ connecting: (nth) => (nth === 0 ? wrongPassword : error) });

  await expect(producer.connect()).rejects.toBe(error);
});

test('reads the secret again for the next producer after a send was refused', async () => {
  const { producer, seen } = aSecuredProducer({ answer: () => wrongPassword });
  await producer.connect();

  await expect(producer.send([record])).rejects.toMatchObject({ code: 'KAFKA_AUTHENTICATION_FAILED', isFinal: false });
  expect(seen).toEqual(['access', 'refused']);
});

test('one that is destroyed while its secret is read opens no connection', async () => {
  const { promise, resolve } = Promise.withResolvers<Access>();
  const { producer, made } = aSecuredProducer({ access: () => promise });
  const connecting = producer.connect();

  producer.destroy();
  resolve({ ssl: false });

  await expect(connecting).rejects.toThrow('destroyed');
  expect(made).toEqual([]);
});

test('sends nothing before it is connected, and has the usual limits until then', async () => {
  const { producer, made } = aSecuredProducer();

  await expect(producer.send([record])).rejects.toThrow('the producer is not connected');
  expect(producer.limitsOf('identity-events')).toBe(usualLimits);
  expect(producer.partitionOf(record)).toBeUndefined();
  expect(() => {
    producer.destroy();
  }).not.toThrow();
  expect(made).toEqual([]);
});

test('passes on the limits and the partitions of its connection', async () => {
  const limits = { maxBatchBytes: 1, needsKeys: true };
  const { producer } = aSecuredProducer({ limits, partitionOf: () => 7 });
  await producer.connect();

  expect(producer.limitsOf('identity-events')).toBe(limits);
  expect(producer.partitionOf(record)).toBe(7);
});
