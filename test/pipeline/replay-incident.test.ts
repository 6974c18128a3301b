import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ConfigResourceTypes } from 'kafkajs';
import { busSource } from '../../contracts/bus.ts';
import { awsEnvironment, clientSettings } from '../../local/aws-environment.ts';
import { quietKafka } from '../../local/kafka.ts';
import { projectRoot } from '../../local/paths.ts';
import { openTopicReader, type TopicReader } from '../../local/topic-reader.ts';
import { waitFor } from '../../local/wait-for.ts';
import { parkedBy } from '../builders/a-letter.ts';
import { anEvent } from '../builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { contentOf, putInto } from './setup/queue-content.ts';
import { startReplay } from './setup/replay-command.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const sqs = new SQSClient(clientSettings(endpoint));
const count = 500;
let reader: TopicReader;
let folder: string;

beforeAll(async () => {
  reader = await openTopicReader(bootstrap, topic);
  folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const command = join(folder, 'cognito-to-kafka');
  await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${join(projectRoot, 'cli/main.ts')}' "$@"\n`);
  await chmod(command, 0o755);
});

afterAll(async () => {
  await setTopic([]);
  await reader.close();
  await rm(folder, { recursive: true });
  await sqs.send(new PurgeQueueCommand({ QueueUrl: output('DeadLetterQueueUrl') }));
});

const deadLetters = () => contentOf(endpoint, output('DeadLetterQueueUrl'));

/** The walk-through of the page, a script for each block. */
async function blocksOfThePage(): Promise<string[]> {
  const page = await readFile(join(projectRoot, 'docs/replay.md'), 'utf8');
  return [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, script = '']) => script);
}

/** In a shell, as a person types it; gives all that is said, in order. */
async function inShell(commands: string): Promise<string> {
  const env = { ...awsEnvironment(endpoint), PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  const script = `exec 2>&1\nset -euo pipefail\n${commands}`;
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', script], { env, cwd: folder });
  return stdout;
}

test('the walk-through in docs/replay.md brings 500 events from the dead-letter queue to Kafka', async () => {
  const [look = '', show = '', copy = '', first = '', rest = '', ...more] = await blocksOfThePage();
  expect(more).toEqual([]);
  await setTopic([{ name: 'max.message.bytes', value: '100' }]);
  const events = Array.from({ length: count }, () => anEvent());
  await publish(events);
  await waitFor(async () => (await deadLetters()).length === count, { what: 'the dead letters', timeoutMs: 60_000 });

  expect(await inShell(look)).toMatch(/dead-letters +500 +0 [^]*MESSAGE_TOO_LARGE[^]*20 shown/);
  await inShell('cognito-to-kafka replay list --queue dead-letters --json | head -1 || true');
  expect((await deadLetters()).every(({ IsVisible }) => IsVisible)).toBe(true);
  expect(await inShell(show)).toMatch(/why +MESSAGE_TOO_LARGE[^]*runbook +docs\/runbook\.md#deadletters/);
  await setTopic([]);
  await inShell(copy);
  expect((await readFile(join(folder, 'incident.ndjson'), 'utf8')).trimEnd().split('\n')).toHaveLength(count);
  expect(await inShell(first)).toMatch(/500 would go [^]*10 sent[^]*dead-letters +490 +0 /);
  expect(await inShell(rest)).toMatch(/490 sent[^]*dead-letters +0 +0 /);

  const ids = new Set(events.map(({ id }) => id));
  await waitFor(() => ids.size === idsIn(reader).filter((id) => ids.has(id)).length, {
    what: 'every event in Kafka',
    timeoutMs: 60_000,
  });
  expect(await deadLetters()).toEqual([]);
});

test('Ctrl-C ends looking and sending in order: what was not sent can be received at once', async () => {
  const bodies = Array.from({ length: 150 }, () => JSON.stringify(anEvent()));
  await putInto(
    sqs,
    output('DeadLetterQueueUrl'),
    bodies.map((body) => ({ body, attributes: parkedBy('MESSAGE_TOO_LARGE') })),
  );
  const looking = startReplay(endpoint, 'list', '--queue', 'dead-letters', '--json');
  looking.stdout?.once('data', () => looking.kill('SIGINT')).resume();
  expect((await once(looking, 'close'))[0]).toBe(1);
  expect((await deadLetters()).filter(({ IsVisible }) => IsVisible)).toHaveLength(150);

  const child = startReplay(endpoint, 'send', '--queue', 'dead-letters', '--rate', '50/s', '--yes');
  const ended = once(child, 'close');
  await waitFor(async () => (await deadLetters()).length < 150, { what: 'some to be sent', timeoutMs: 30_000 });
  child.kill('SIGINT');

  expect((await ended)[0]).toBe(1);
  const left = await deadLetters();
  expect(left.length).toBeGreaterThan(0);
  expect(left.every(({ IsVisible }) => IsVisible)).toBe(true);
  const [stays, sent] = [new Set(left.map(({ Body }) => Body)), new Set<string>()];
  await waitFor(
    () => {
      for (const { value } of reader.records) sent.add(value);
      return bodies.every((body) => stays.has(body) || sent.has(body));
    },
    { what: 'all others in Kafka', timeoutMs: 30_000 },
  );
});

test('--to kafka-topic goes past the queue, straight to the brokers', async () => {
  await sqs.send(new PurgeQueueCommand({ QueueUrl: output('DeadLetterQueueUrl') }));
  const body = JSON.stringify(anEvent()).replace('{', '{  ');
  await putInto(sqs, output('DeadLetterQueueUrl'), [{ body, attributes: parkedBy('MESSAGE_TOO_LARGE') }]);

  const said = await inShell('cognito-to-kafka replay send --queue dead-letters --to kafka-topic --yes');

  expect(said).toContain('1 sent to Kafka itself');
  await waitFor(() => reader.records.some(({ value }) => value === body), { what: 'it in Kafka', timeoutMs: 30_000 });
  expect(await deadLetters()).toEqual([]);
});

const idsIn = ({ records }: TopicReader): string[] => [
  ...new Set(records.map(({ value }) => (JSON.parse(value) as { readonly id: string }).id)),
];

async function publish(events: readonly ReturnType<typeof anEvent>[]): Promise<void> {
  const bus = new EventBridgeClient(clientSettings(endpoint));
  for (let next = 0; next < events.length; next += 10) {
    const Entries = events.slice(next, next + 10).map((event) => ({
      EventBusName: output('EventBusName'),
      Source: busSource,
      DetailType: event.type,
      Detail: JSON.stringify(event),
    }));
    await bus.send(new PutEventsCommand({ Entries }));
  }
}

async function setTopic(configEntries: { name: string; value: string }[]): Promise<void> {
  const admin = quietKafka(bootstrap).admin();
  await admin.connect();
  const resource = { type: ConfigResourceTypes.TOPIC, name: topic, configEntries };
  await admin.alterConfigs({ validateOnly: false, resources: [resource] });
  await admin.disconnect();
}
