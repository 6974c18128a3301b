import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaClient } from '../../../replay/kafka/kafka-client.ts';
import { kafkaOf } from '../../../replay/kafka/kafka.ts';
import { LogoutCompleted } from '../../../contracts/events/logout.ts';
import { ensureTopic, startKafka, stopKafka, type KafkaBroker } from '../../../local/rig/kafka.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';
import { countsIn } from '../../../local/rig/topic-contents.ts';
import { exampleEvent } from '../../../scripts/example-event.ts';
import { anEvent } from '../../given/builders/an-event.ts';

let broker: KafkaBroker;
beforeAll(async () => {
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-replay-'));
  broker = { runFolder, port: await freePort(), controllerPort: await freePort() };
  await startKafka(broker);
});
afterAll(async () => {
  await stopKafka(broker);
  await rm(broker.runFolder, { recursive: true, force: true });
});

test('writes each record once with twelve workers while one topic is missing', async () => {
  const bootstrap = `127.0.0.1:${broker.port}`;
  await ensureTopic(bootstrap, 'logins');
  const Variables = {
    KAFKA_BROKERS: bootstrap,
    KAFKA_TOPIC: 'logins',
    KAFKA_TOPICS_BY_TYPE: JSON.stringify({ [LogoutCompleted.properties.type.const]: 'missing' }),
    QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue',
    DEAD_LETTER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
  };
  const kafka = kafkaOf({
    settingsOf: () => Promise.resolve({ Environment: { Variables } }),
    connect: (config) => Promise.resolve(kafkaClient(config, {})),
    region: () => Promise.resolve('eu-west-1'),
  });
  const logout = JSON.stringify(exampleEvent(LogoutCompleted));
  const events = Array.from({ length: 220 }, () => JSON.stringify(anEvent()));
  const batches = Array.from({ length: 22 }, (_none, index) => events.slice(10 * index, 10 * index + 10));

  const rounds = [batches.slice(0, 11), batches.slice(11)];
  const codes = [];
  for (const round of rounds) {
    codes.push(...(await Promise.all([[logout], ...round].map((batch) => kafka.send('forwarder', batch)))));
  }
  kafka.close();

  const refused = codes.flat().filter((code) => code !== undefined);
  expect(refused).toEqual(['UNKNOWN_TOPIC_OR_PARTITION', 'UNKNOWN_TOPIC_OR_PARTITION']);
  const counts = await countsIn(bootstrap, 'logins');
  expect(events.map((event) => counts.get(event))).toEqual(events.map(() => 1));
});
