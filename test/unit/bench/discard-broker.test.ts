import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { startDiscardBroker, type DiscardBroker } from '../../../bench/forwarder/discard-broker.ts';
import { queuedEvents } from '../../../bench/forwarder/events.ts';
import { selfSigned, type SelfSigned } from '../../../bench/self-signed.ts';
import { readEvent } from '../../../contracts/read-event.ts';

let files: SelfSigned;
let broker: DiscardBroker;
let ca: string;
beforeAll(async () => {
  files = await selfSigned();
  ca = await readFile(files.certificate, 'utf8');
  const tls = { cert: ca, key: await readFile(files.key, 'utf8') };
  broker = await startDiscardBroker({ topic: { name: 'events', partitions: 3 }, tls });
});
afterAll(async () => {
  broker.stop();
  await rm(dirname(files.certificate), { recursive: true });
});

test.each(['plain', 'TLS'])('the discard broker acknowledges and counts what kafkajs sends it, %s', async (port) => {
  const settings =
    port === 'TLS'
      ? { brokers: [`127.0.0.1:${broker.tlsPort}`], ssl: { ca: [ca] } }
      : { brokers: [`127.0.0.1:${broker.port}`] };
  const producer = new Kafka({ ...settings, logLevel: logLevel.NOTHING }).producer();
  const before = broker.producedBytes();
  await producer.connect();
  const answer = await producer.send({
    topic: 'events',
    messages: [0, 1, 2].map((partition) => ({ partition, value: 'x'.repeat(1000) })),
  });
  await producer.disconnect();

  expect(answer.map(({ partition, errorCode }) => [partition, errorCode])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
  expect(broker.producedBytes() - before).toBeGreaterThan(3000);
});

test('benchmark events are in the catalog, have about 1 kB and are keyed by their user', () => {
  const events = queuedEvents(50);

  for (const { key, body } of events) {
    expect(readEvent(body)).toMatchObject({ event: { subject: key } });
    expect(Buffer.byteLength(body)).toBeGreaterThan(900);
    expect(Buffer.byteLength(body)).toBeLessThan(1200);
  }
  expect(new Set(events.map(({ key }) => key)).size).toBeGreaterThan(40);
});
