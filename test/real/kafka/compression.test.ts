import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressions } from '../../../contracts/compression.ts';
import { kafkaRecord, type KafkaRecord } from '../../../contracts/kafka-record.ts';
import { kafkajsProducer } from '../../../kafka/kafkajs/producer.ts';
import { ensureTopic, startKafka, stopKafka } from '../../../local/rig/kafka.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';
import { endOffsets, openTopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { anEvent } from '../../given/builders/an-event.ts';

let broker: { readonly runFolder: string; readonly port: number; readonly controllerPort: number };
const topic = 'events';
const bootstrap = (): string => `127.0.0.1:${broker.port}`;

beforeAll(async () => {
  const runFolder = await mkdtemp(join(tmpdir(), 'compression-'));
  broker = { runFolder, port: await freePort(), controllerPort: await freePort() };
  await startKafka(broker);
});
afterAll(async () => {
  await stopKafka(broker);
  await rm(broker.runFolder, { recursive: true, force: true });
});

/** The compression of each batch in the broker's log: the low three bits of its attributes ("Record Batch"). */
async function codecsInLog(): Promise<number[]> {
  const log = await readFile(join(broker.runFolder, 'kafka-data', `${topic}-0`, '00000000000000000000.log'));
  const codecs: number[] = [];
  for (let at = 0; at < log.length; at += 12 + log.readInt32BE(at + 8)) codecs.push(log.readInt16BE(at + 21) & 0b111);
  return codecs;
}

test('records of every compression are in the log as such, and come back byte for byte', async () => {
  await ensureTopic(bootstrap(), topic, 1);
  const reader = await openTopicReader(bootstrap(), topic, { from: await endOffsets(bootstrap(), topic) });
  const sent: KafkaRecord[] = [];
  try {
    for (const compression of compressions) {
      const events = [anEvent(), anEvent({ data: { ...anEvent().data, username: 'Zoë 🦊' } }), anEvent()];
      const records = events.map((event) => kafkaRecord(event, JSON.stringify(event), topic));
      const producer = kafkajsProducer({
        brokers: [bootstrap()],
        clientId: 'test',
        access: { ssl: false },
        checkTopics: () => Promise.resolve(new Map()),
        compression,
      });
      await producer.connect();
      expect(await producer.send(records)).toEqual([true, true, true]);
      producer.destroy();
      sent.push(...records);
    }
    await waitFor(() => reader.records.length >= sent.length, { what: 'the records', timeoutMs: 30_000 });
  } finally {
    await reader.close();
  }

  const read = reader.records.map(({ key, value, headers }) => ({ topic, key, value, headers }));
  expect(read).toEqual(sent);
  expect(compressions).toEqual(['none', 'gzip', 'zstd']);
  expect(await codecsInLog()).toEqual([0, 1, 4]);
});
