import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters } = outputs;

async function exported(count: number): Promise<Map<string, string>> {
  const queues = fakeQueues();
  for (let index = 0; index < count; index += 1) queues.put(deadLetters, aQueueMessage());
  return (await runReplay(['export', 'kept.ndjson'], { queues })).files;
}

test('an import at a rate sends as many a second, and shows how far it is', async () => {
  const files = await exported(25);
  const queues = fakeQueues();

  const { code, slept, bars } = await runReplay(['import', 'kept.ndjson', '--rate', '5/s', '--yes'], { queues, files });

  expect([code, queues.messages(deadLetters).length, slept]).toEqual([0, 25, [1000, 1000, 1000, 1000]]);
  expect(bars).toEqual([{ total: 25, done: 25, isEnded: true }]);
});

test('shows no progress in a dry run, and no total for the standard input', async () => {
  const files = await exported(2);
  files.set('-', `${files.get('kept.ndjson') ?? ''}of another program\n`);

  const dry = await runReplay(['import', '-'], { queues: fakeQueues(), files });
  const { bars } = await runReplay(['import', '-', '--yes'], { queues: fakeQueues(), files });

  expect([dry.bars, bars]).toEqual([[], [{ total: undefined, done: 3, isEnded: true }]]);
});

test('Ctrl-C in the middle of an import leaves the rest, and says how many', async () => {
  const files = await exported(25);
  const control = new AbortController();
  let taken = 0;
  const queues = fakeQueues({
    refuses: () => {
      taken += 1;
      if (taken === 10) control.abort();
      return undefined;
    },
  });

  const argv = ['import', 'kept.ndjson', '--rate', '10/s', '--yes'];
  const { code, stderr } = await runReplay(argv, { queues, files, signal: control.signal });

  expect([code, queues.messages(deadLetters).length]).toEqual([1, 10]);
  expect(stderr.join()).toContain('Not sent: 15, because the import was interrupted before.');
});

test('a rate that is none is wrong usage', async () => {
  const { code, stderr } = await runReplay(['import', '-', '--rate', 'fast'], { queues: fakeQueues() });

  expect([code, stderr.join()]).toEqual([
    2,
    expect.stringContaining('Invalid --rate "fast". Use events per second, such as 50/s.'),
  ]);
});

test('ends the connections to Kafka after an import', async () => {
  const files = await exported(1);

  const { code, kafka } = await runReplay(['import', 'kept.ndjson', '--to', 'kafka-topic', '--yes'], {
    queues: fakeQueues(),
    files,
  });

  expect([code, kafka]).toEqual([0, { isClosed: true }]);
});

test('reads a log of the last seven days, or since the given time, without a total', async () => {
  const spanOf = async (...argv: string[]) => {
    const { spans, bars } = await runReplay(['import', '--log', '--yes', ...argv], { queues: fakeQueues() });
    return [spans, bars];
  };
  const span = { group: 'trigger-log', message: 'event not published' };
  const bars = [{ total: undefined, done: 0, isEnded: true }];

  expect(await spanOf()).toEqual([[{ ...span, since: new Date('2026-11-17T06:00:00Z') }], bars]);
  expect(await spanOf('--since', '1h')).toEqual([[{ ...span, since: new Date('2026-11-24T05:00:00Z') }], bars]);
});
