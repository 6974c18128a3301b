import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const purge = ['purge', '--queue', 'dead-letters', '--yes', '--depth', '1'];

test.each([
  [[...purge, '--export', 'kept.ndjson', '--no-export'], '--export and --no-export exclude each other.'],
  [[...purge, '--export', 'a', '--export', 'b'], '--export takes one value, but is set twice.'],
  [[...purge, '--depth', '1'], '--depth takes one value, but is set twice.'],
  [[...purge, '--until', '1d', '--until', '7d'], '--until takes one value, but is set twice.'],
  [[...purge, '--export', '-'], 'Specify a file for --export instead of "-": it is read back.'],
  [['export', '-'], 'Specify a file instead of "-": the export is read back from it.'],
  [['export', 'a', '--stack', 'A', '--stack', 'B'], '--stack takes one value, but is set twice.'],
  [['send', '--to', 'bus', '--to', 'queue'], '--to takes one value, but is set twice.'],
  [['list', '--json', '--csv'], '--json and --csv exclude each other.'],
  [['show', 'id', '--region', 'a', '--region', 'b'], '--region takes one value, but is set twice.'],
  [['edit', 'id', '--profile', 'a', '--profile', 'b'], '--profile takes one value, but is set twice.'],
  [['queues', '--stack', 'A', '--stack', 'B'], '--stack takes one value, but is set twice.'],
  [['import', 'a', '--since', '7d'], '--since requires --log. A file is imported completely.'],
  [['import', 'a', '--log'], 'Specify either one file or --log.'],
  [['import', 'a', '--log-group', 'b'], 'Specify either one file or --log.'],
  [['import', '--log', '--queue', 'outbox'], '--log and --queue exclude each other.'],
  [['import', 'a', '--rate', '1', '--rate', '2'], '--rate takes one value, but is set twice.'],
  [['list', '--since', '1h', '--until', '2h'], '--since has to be before --until.'],
  [[...purge, '--since', '2026-11-24', '--until', '2026-11-24'], '--since has to be before --until.'],
  [[...purge, '--id', ''], '--id is empty. Give it a value, or leave it out.'],
  [['show', ''], 'An argument is empty. Give it a value, or leave it out.'],
  [['archive', '--from', '2h', '--to', '1h', '--rule', 'A', '--settle', '9'], '--settle requires --type.'],
  [['archive', '--from', '2h', '--to', '1h', '--queue', 'outbox'], 'Unknown option "--queue".'],
  [['iam', '--read-only', '--to-kafka'], '--read-only and --to-kafka exclude each other.'],
])('refuses %j before reading anything', async (argv, said) => {
  const queues = fakeQueues();
  queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());

  const { code, stderr, settings, files } = await runReplay(argv, { queues });

  expect([code, stderr[0]?.split('\n')[0]]).toEqual([2, expect.stringContaining(said)]);
  expect([settings, files.size, queues.messages(outputs.DeadLetterQueueUrl).length]).toEqual([[], 0, 1]);
});

test('processes a queue once that is named twice', async () => {
  const queues = fakeQueues();
  queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  const named = ['dead-letters', outputs.DeadLetterQueueUrl, `${outputs.DeadLetterQueueUrl}/`].flatMap((name) => [
    '--queue',
    name,
  ]);

  const { stderr } = await runReplay(['export', 'kept.ndjson', ...named], { queues });

  expect(stderr).toEqual(['1 messages in kept.ndjson. All messages are still in their queues.']);
});
