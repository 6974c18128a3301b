import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ConfigResourceTypes } from 'kafkajs';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { quietKafka } from '../../../local/rig/kafka.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deadLetterAttributes } from '../../given/builders/a-queue-message.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { aShell, scriptsOf } from './setup/page-script.ts';
import { publishEvents } from './setup/publish-events.ts';
import { contentOf, putInto } from './setup/queue-content.ts';
import { startReplay } from './setup/replay-command.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const sqs = new SQSClient(clientSettings(endpoint));
const count = 500;
let reader: TopicReader;
let shell: Awaited<ReturnType<typeof aShell>>;

beforeAll(async () => {
  reader = await openTopicReader(bootstrap, topic);
  shell = await aShell(endpoint);
});

afterAll(async () => {
  await setTopic([]);
  await reader.close();
  await shell.remove();
  await sqs.send(new PurgeQueueCommand({ QueueUrl: output('DeadLetterQueueUrl') }));
});

const deadLetters = () => contentOf(endpoint, output('DeadLetterQueueUrl'));

test('the steps of the replay page send 500 dead-lettered events to Kafka', async () => {
  const [look = '', show = '', copy = '', first = '', rest = '', ...more] = await scriptsOf('Resolve an incident');
  expect(more).toEqual([]);
  await setTopic([{ name: 'max.message.bytes', value: '100' }]);
  const events = Array.from({ length: count }, () => anEvent());
  await publishEvents(events);
  await waitFor(async () => (await deadLetters()).length === count, { what: 'the dead letters', timeoutMs: 60_000 });

  expect(await shell.run(look)).toMatch(/dead-letters +500 +0 [^]*MESSAGE_TOO_LARGE[^]*20 shown/);
  await shell.run('cognito-to-kafka replay list --queue dead-letters --json | head -1 || true');
  expect((await deadLetters()).every(({ IsVisible }) => IsVisible)).toBe(true);
  expect(await shell.run(show)).toMatch(
    /cause +MESSAGE_TOO_LARGE[^]*runbook +https:\S+\/docs\/operations\/runbook\.md#deadletters/,
  );
  await setTopic([]);
  await shell.run(copy);
  expect((await readFile(join(shell.folder, 'incident.ndjson'), 'utf8')).trimEnd().split('\n')).toHaveLength(count);
  expect(await shell.run(first)).toMatch(/500 would be sent [^]*10 sent[^]*dead-letters +490 +0 /);
  expect(await shell.run(rest)).toMatch(/490 sent[^]*dead-letters +0 +0 /);

  const ids = new Set(events.map(({ id }) => id));
  await waitFor(() => ids.size === idsIn(reader).filter((id) => ids.has(id)).length, {
    what: 'every event in Kafka',
    timeoutMs: 60_000,
  });
  expect(await deadLetters()).toEqual([]);
});

test('Ctrl-C ends list and send in order: unsent messages can be received at once', async () => {
  const bodies = Array.from({ length: 150 }, () => JSON.stringify(anEvent()));
  await putInto(
    sqs,
    output('DeadLetterQueueUrl'),
    bodies.map((body) => ({ body, attributes: deadLetterAttributes('MESSAGE_TOO_LARGE') })),
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
  await putInto(sqs, output('DeadLetterQueueUrl'), [{ body, attributes: deadLetterAttributes('MESSAGE_TOO_LARGE') }]);

  const said = await shell.run('cognito-to-kafka replay send --queue dead-letters --to kafka-topic --yes');

  expect(said).toContain('1 sent to Kafka itself');
  expect(said).not.toContain('Warning');
  await waitFor(() => reader.records.some(({ value }) => value === body), { what: 'it in Kafka', timeoutMs: 30_000 });
  expect(await deadLetters()).toEqual([]);
});

const idsIn = ({ records }: TopicReader): string[] => [
  ...new Set(records.map(({ value }) => (JSON.parse(value) as { readonly id: string }).id)),
];

async function setTopic(configEntries: { name: string; value: string }[]): Promise<void> {
  const admin = quietKafka(bootstrap).admin();
  await admin.connect();
  const resource = { type: ConfigResourceTypes.TOPIC, name: topic, configEntries };
  await admin.alterConfigs({ validateOnly: false, resources: [resource] });
  await admin.disconnect();
}
