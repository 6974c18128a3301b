import { anyBroker } from '../../../../kafka/kafkajs/any-broker.ts';
import { ConnectError } from '../../../../kafka/failures/connect-error.ts';
import { kafkaFailureCause } from '../../../../kafka/failures/failure.ts';
import { silentBrokers } from '../../../../kafka/kafkajs/silent-brokers.ts';
import {
  aConnectionError,
  aProtocolError,
  requestTimeout,
  retriesExceeded,
  saslRefusal,
} from '../../../given/builders/a-kafka-error.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { fakeClients, type Connecting } from '../../../given/fakes/fake-clients.ts';

const brokers = ['a:9092', 'b:9092', 'c:9092'];
const records = [anOutgoing('m-1').record];
const refusedBy = (broker: string) => retriesExceeded(aConnectionError('ECONNREFUSED', broker));

/** A producer over fake clients that asks the brokers in the order of their list. */
function aProducer(options: Parameters<typeof fakeClients>[0] = {}) {
  const clients = fakeClients(options);
  const silent = silentBrokers({ now: Date.now, random: () => 0 });
  const producer = anyBroker({ brokers, silent, create: clients.create, now: Date.now });
  return { ...clients, silent, producer };
}

const by = (states: Readonly<Record<string, Connecting>>) => ({
  connecting: (broker: string) => states[broker] ?? ('connects' as const),
});
const causeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('There was no rejection.')),
    (error: unknown) => kafkaFailureCause(error),
  );

test('makes one client where the first server answers, and sends with it', async () => {
  const { producer, made, sentBy } = aProducer();
  await producer.connect();

  expect(await producer.send(records)).toEqual([true]);
  expect([made, sentBy]).toEqual([['a:9092'], ['a:9092']]);
});

test('destroys all clients but the connected one, then asks the failed server last', async () => {
  const { producer, made, destroyed, silent } = aProducer(by({ 'a:9092': refusedBy('a:9092') }));
  await producer.connect();

  expect([made, destroyed]).toEqual([['a:9092', 'b:9092'], ['a:9092']]);
  expect(silent.silentLast(brokers)).toEqual(['b:9092', 'c:9092', 'a:9092']);
  producer.destroy();
  expect(destroyed).toContain('b:9092');
});

test.each<[string, Error]>([
  ['is for another security protocol', retriesExceeded(aConnectionError('ECONNRESET'))],
  ['has a certificate that is not trusted', retriesExceeded(aConnectionError('SELF_SIGNED_CERT_IN_CHAIN'))],
  ['does not offer the authentication', aProtocolError('UNSUPPORTED_SASL_MECHANISM', 33)],
  ['refuses the credentials', saslRefusal('Authentication failed')],
])('connects to another server where one %s', async (_fault, error) => {
  const { producer } = aProducer(by({ 'a:9092': error }));

  await producer.connect();

  expect(await producer.send(records)).toEqual([true]);
});

test('names every server with its reason when none can be used', async () => {
  const states = { 'a:9092': refusedBy('a:9092'), 'b:9092': aConnectionError('ENOTFOUND', 'b:9092') };
  const { producer, destroyed } = aProducer(by({ ...states, 'c:9092': requestTimeout('c:9092') }));

  const { code, action, detail } = await causeOf(producer.connect());

  expect([code, action]).toEqual(['ECONNREFUSED', 'reconnect']);
  expect(detail).toMatch(/ Tried: a:9092: ECONNREFUSED; b:9092: ENOTFOUND; c:9092: no answer\. /);
  expect(destroyed.sort()).toEqual(brokers);
});

test('reports a refusal rather than closed ports and silence', async () => {
  const untrusted = retriesExceeded(aConnectionError('SELF_SIGNED_CERT_IN_CHAIN', 'b:9092'));
  const { producer } = aProducer(
    by({ 'a:9092': refusedBy('a:9092'), 'b:9092': untrusted, 'c:9092': requestTimeout('c:9092') }),
  );

  expect(await causeOf(producer.connect())).toMatchObject({ code: 'KAFKA_CERTIFICATE_NOT_TRUSTED' });
});

test('believes the second broker that refuses the credentials', async () => {
  const refusal = saslRefusal('Authentication failed');
  const { producer, made } = aProducer({ connecting: () => refusal });

  expect(await causeOf(producer.connect())).toMatchObject({ code: 'KAFKA_AUTHENTICATION_FAILED' });
  expect(made).toEqual(['a:9092', 'b:9092']);
});

test('believes the first broker that limits the rate of connections', async () => {
  const limit = saslRefusal('SASL OAUTHBEARER authentication failed: [74909301]: Too many connects');
  const { producer, made } = aProducer({ connecting: () => limit });

  expect(await causeOf(producer.connect())).toMatchObject({ code: 'KAFKA_RATE_LIMITED', action: 'stop-batch' });
  expect(made).toEqual(['a:9092']);
});

test('asks no other server when the cluster itself says why it cannot be used', async () => {
  const missing = new ConnectError('KAFKA_TOPIC_MISSING', 'The topic logins does not exist.');
  const { producer, made } = aProducer({ connecting: () => missing });

  expect(await causeOf(producer.connect())).toMatchObject({ code: 'KAFKA_TOPIC_MISSING', detail: missing.message });
  expect(made).toEqual(['a:9092']);
});

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'])(
  'names an advertised listener that is not among the servers: %s',
  async (code) => {
    const error = retriesExceeded(aConnectionError(code, 'ip-10-0-0-5.internal:9092'));
    const atStart = aProducer({ connecting: () => error });
    const later = aProducer({ sending: () => error });
    await later.producer.connect();

    for (const failing of [atStart.producer.connect(), later.producer.send(records)]) {
      const cause = await causeOf(failing);
      expect(cause).toMatchObject({ code: 'KAFKA_ADVERTISED_LISTENER_UNREACHABLE', action: 'reconnect' });
      expect(cause.detail).toMatch(
        /ip-10-0-0-5\.internal:9092.*ECONNREFUSED|ENOTFOUND|EHOSTUNREACH.*advertised\.listeners/,
      );
    }
    expect(atStart.made).toEqual(['a:9092']);
    await expect(later.producer.send(records)).rejects.toMatchObject({ cause: error });
  },
);

test('does not change the failure of a listed server, or an answer', async () => {
  const nameless = Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  const errors = [refusedBy('a:9092'), aProtocolError('NOT_LEADER_FOR_PARTITION', 6, true), nameless];
  const { producer, silent } = aProducer({ sending: (nth) => errors[nth] });
  await producer.connect();

  expect(await causeOf(producer.send(records))).toMatchObject({ code: 'ECONNREFUSED' });
  expect(await causeOf(producer.send(records))).toMatchObject({ code: 'NOT_LEADER_FOR_PARTITION' });
  expect(await causeOf(producer.send(records))).toMatchObject({ code: 'ENOTFOUND' });
  expect(brokers.filter(silent.has)).toEqual([]);
});

test('remembers a leader that has not answered', async () => {
  const { producer, silent } = aProducer({ sending: () => retriesExceeded(requestTimeout('c:9092')) });
  await producer.connect();

  expect(await causeOf(producer.send(records))).toMatchObject({ code: 'KafkaJSRequestTimeoutError' });
  expect(brokers.filter(silent.has)).toEqual(['c:9092']);
});

test('remembers nothing of a broker whose connection it ended itself', async () => {
  const { producer, silent } = aProducer({ sending: () => requestTimeout('a:9092') });
  await producer.connect();
  const sending = producer.send(records);
  producer.destroy();

  await expect(sending).rejects.toThrow('timed out');
  expect(brokers.filter(silent.has)).toEqual([]);
});

test('does not explain a late answer, also of a leader that is not a bootstrap server', async () => {
  const { producer } = aProducer({ sending: () => retriesExceeded(requestTimeout('d:9092')) });
  await producer.connect();

  expect(await causeOf(producer.send(records))).toMatchObject({ code: 'KafkaJSRequestTimeoutError' });
});

test('waits for every broker after a send that failed late, not at once', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
  const { producer, silent } = aProducer({ sending: () => aProtocolError('REQUEST_TIMED_OUT', 7, true) });
  await producer.connect();
  const failure = async (tookMs: number) => {
    const sending = producer.send(records);
    clock.mockReturnValue(Date.now() + tookMs);
    expect(await causeOf(sending)).toMatchObject({ code: 'REQUEST_TIMED_OUT' });
    return brokers.filter(silent.has);
  };

  expect(await failure(999)).toEqual([]);
  expect(await failure(1000)).toEqual(brokers);
  clock.mockRestore();
});

test('makes no client once it has been destroyed', async () => {
  const { producer, made } = aProducer({ connecting: () => 'never' });
  const connecting = producer.connect();
  producer.destroy();

  await expect(connecting).rejects.toThrow('destroyed');
  await expect(producer.connect()).rejects.toThrow('destroyed');
  expect(made).toEqual(['a:9092']);
});
