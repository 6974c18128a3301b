import { randomUUID } from 'node:crypto';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { StackOutputName } from '../../../contracts/stack-outputs.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { factId } from '../../../triggers/normalize/cloud-event.ts';
import { deadLetterAttributes, texts } from '../../given/builders/a-queue-message.ts';
import { anAuditRecord, userPoolId } from '../../given/builders/an-audit-record.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { contentOf, putInto } from './setup/queue-content.ts';
import { replay, startReplay } from './setup/replay-command.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const sqs = new SQSClient(clientSettings(endpoint));
let reader: TopicReader;

beforeAll(async () => {
  reader = await openTopicReader(bootstrap, topic);
});

afterAll(async () => {
  await reader.close();
  // Nothing that was hidden comes back in the middle of another test.
  await sqs.send(new PurgeQueueCommand({ QueueUrl: output('DeadLetterQueueUrl') }));
});

/** Spaced as no serializer would, with characters of all kinds and more digits than JavaScript keeps. */
const oddBody = (): string =>
  JSON.stringify(anEvent())
    .replace('{', '{ \t ')
    .replace('"ann"', '"änn 😀 \\u00e9" ,  "big" : 12345678901234567890.10');
const inKafka = (bodies: readonly string[]) => {
  const values = new Set(reader.records.map(({ value }) => value));
  return bodies.filter((body) => values.has(body));
};
const arrive = (bodies: readonly string[]) =>
  waitFor(() => inKafka(bodies).length === bodies.length, { what: 'the events in Kafka', timeoutMs: 60_000 });
const bodiesIn = async (name: StackOutputName) => (await contentOf(endpoint, output(name))).map(({ Body }) => Body);
const deadLetters = (bodies: readonly string[], attributes = deadLetterAttributes('MESSAGE_TOO_LARGE')) =>
  bodies.map((body) => ({ body, attributes }));

test('lists, shows and sends messages to Kafka byte for byte: a part, then the rest', async () => {
  const bodies = Array.from({ length: 25 }, oddBody);
  const others = deadLetters(['{"half": '], deadLetterAttributes('NOT_JSON')).concat(
    deadLetters(['{"order":  1}'], texts({ shop: 'x' })),
  );
  await putInto(sqs, output('DeadLetterQueueUrl'), [...deadLetters(bodies), ...others]);
  const only = ['--queue', 'dead-letters'];

  const list = await replay(endpoint, 'list', ...only, '--json', '--type', 'cognito.login.*');
  const lines = list.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly id: string });
  expect([list.code, lines.length]).toEqual([0, 25]);
  const shown = await replay(endpoint, 'show', lines[0]?.id ?? '');
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('"big": 12345678901234567890.10')]);
  expect((await contentOf(endpoint, output('DeadLetterQueueUrl'))).every(({ IsVisible }) => IsVisible)).toBe(true);

  const first = await replay(endpoint, 'send', ...only, '--max', '5', '--yes');
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('5 sent')]);
  expect(await bodiesIn('DeadLetterQueueUrl')).toHaveLength(22);
  const rest = await replay(endpoint, 'send', ...only, '--yes');
  expect([rest.code, rest.stderr]).toEqual([0, expect.stringContaining('20 sent')]);
  await arrive(bodies);

  expect((await bodiesIn('DeadLetterQueueUrl')).sort()).toEqual(others.map(({ body }) => body).sort());
  const purged = await replay(endpoint, 'purge', ...only, '--no-export', '--yes', '--depth', '2');
  expect([purged.code, await bodiesIn('DeadLetterQueueUrl')]).toEqual([0, []]);
});

test("resends events of the rule's queue to the queue, of the outbox's to the bus", async () => {
  const [ofRule, ofOutbox] = [oddBody(), JSON.stringify(anEvent())];
  const envelope = `{"version":"0", "source":"cognito-to-kafka" , "detail":  ${ofRule} }`;
  const refused = texts({ RULE_ARN: 'arn:rule', TARGET_ARN: 'arn:queue', ERROR_CODE: 'NO_PERMISSIONS' });
  await putInto(sqs, output('RuleDeadLetterQueueUrl'), deadLetters([envelope], refused));
  await putInto(sqs, output('OutboxDeadLetterQueueUrl'), deadLetters([ofOutbox], texts({ reason: 'TIMEOUT' })));

  const { code, stderr } = await replay(endpoint, 'send', '--yes');

  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/rule-dead-letters: 1 sent[^]*outbox-dead-letters: 1 sent/),
  ]);
  await arrive([ofRule, ofOutbox]);
  expect(await bodiesIn('RuleDeadLetterQueueUrl')).toEqual([]);
  expect(await bodiesIn('OutboxDeadLetterQueueUrl')).toEqual([]);
});

test('a CloudTrail record is sent to the audit function, whose event reaches Kafka', async () => {
  const eventID = randomUUID();
  const sample = JSON.stringify(anAuditRecord('AdminDisableUser', { eventID }));
  const record = sample.replaceAll(userPoolId, output('UserPoolId'));
  const failed = texts({ RequestID: 'r', ErrorCode: '200', ErrorMessage: 'broken' });
  await putInto(sqs, output('AuditDeadLetterQueueUrl'), deadLetters([record], failed));

  const { code, stderr } = await replay(endpoint, 'send', '--queue', 'audit-dead-letters', '--yes');

  expect([code, stderr]).toEqual([0, expect.stringContaining('1 sent to the audit function')]);
  await waitFor(
    () => reader.records.some(({ value }) => value.includes(factId(`cognito.user.disabled.v1/${eventID}`))),
    {
      what: "the record's event in Kafka",
      timeoutMs: 30_000,
    },
  );
});

test('loses no event when killed while sending, and two runs finish the work', async () => {
  const bodies = Array.from({ length: 600 }, oddBody);
  await putInto(sqs, output('DeadLetterQueueUrl'), deadLetters(bodies));
  const child = startReplay(endpoint, 'send', '--queue', 'dead-letters', '--rate', '100/s', '--yes');
  await waitFor(() => inKafka(bodies).length > 0, { what: 'some to be sent', timeoutMs: 30_000 });
  child.kill('SIGKILL');

  const left = new Set(await bodiesIn('DeadLetterQueueUrl'));
  expect(left.size).toBeGreaterThan(0);
  expect(left.size).toBeLessThan(600);
  await arrive(bodies.filter((body) => !left.has(body)));

  const people = await Promise.all([1, 2].map(() => replay(endpoint, 'send', '--queue', 'dead-letters', '--yes')));
  expect(people.map(({ stderr }) => stderr).join()).not.toContain('failed, still');
  // Messages that the killed command had received are in flight, not lost.
  const hidden = await contentOf(endpoint, output('DeadLetterQueueUrl'));
  expect(hidden.every(({ IsVisible }) => !IsVisible)).toBe(true);
  const inHands = new Set(hidden.map(({ Body }) => Body));
  await arrive(bodies.filter((body) => !inHands.has(body)));
});
