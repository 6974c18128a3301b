import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type CloudEvent, Kafka as CloudEventsOverKafka, type KafkaMessage } from 'cloudevents';
import { openAccount } from '../../../local/account.ts';
import { runDemo, type ExpectedEvent } from '../../../local/demo.ts';
import { kafkaJars } from '../../../local/rig/kafka.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { untilDrained } from './setup/until-drained.ts';

const pipeline = deployedPipeline();
const account = openAccount();
const expected: ExpectedEvent[] = [];
let reader: TopicReader;

beforeAll(async () => {
  await untilDrained();
  reader = await openTopicReader(pipeline.bootstrap, pipeline.topic, { onRecord: account.enter });
  const enter = (event: ExpectedEvent) => {
    expected.push(event);
    account.expect(event);
  };
  const untilArrived = async () => {
    await waitFor(() => account.summary().lost === 0, { what: 'every event in Kafka', timeoutMs: 60_000 });
  };
  await runDemo(pipeline, ['lena', 'max'], { expect: enter, untilArrived });
  await untilArrived();
});

afterAll(() => reader.close());

test('everything two users did is in Kafka once, as the contract says', () => {
  expect(account.summary()).toEqual({ expected: 46, arrived: 46, lost: 0, duplicates: 0, wrong: [], wrongCount: 0 });
});

test('the official CloudEvents library reads each record', () => {
  for (const { key, value, headers } of reader.records) {
    const message: KafkaMessage = { key: key ?? '', value, headers, body: value };
    const event = CloudEventsOverKafka.toEvent(message) as CloudEvent<unknown>;
    expect(event.validate()).toBe(true);
    expect(event.subject ?? null).toBe(key);
  }
});

test('the events of one user are in one partition', () => {
  for (const username of ['lena', 'max']) {
    const subject = expected.find((event) => event.username === username && event.subject)?.subject;
    const partitions = new Set(reader.records.filter(({ key }) => key === subject).map(({ partition }) => partition));
    expect(partitions.size).toBe(1);
  }
});

test("Kafka's own consumer sees JSON keyed by the user's sub", async () => {
  const count = reader.records.length;
  const { stdout } = await promisify(execFile)('java', [
    ...['-cp', `${kafkaJars}/*`, 'org.apache.kafka.tools.consumer.ConsoleConsumer'],
    ...['--bootstrap-server', pipeline.bootstrap, '--topic', pipeline.topic, '--from-beginning'],
    ...['--formatter-property', 'print.key=true', '--formatter-property', 'key.separator=\t'],
    ...['--max-messages', String(count), '--timeout-ms', '30000'],
  ]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(count);
  for (const line of lines) {
    // An event may hold tabs of its own.
    const end = line.indexOf('\t');
    const { subject = 'null' } = JSON.parse(line.slice(end + 1)) as { subject?: string };
    expect(line.slice(0, end)).toBe(subject);
  }
});
