import { importLines, type Import } from '../../../../replay/sending/import-lines.ts';
import { toExportLine } from '../../../../replay/messages/export-line.ts';
import type { QueueSelection } from '../../../../replay/queues/queue-selection.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs } from '../../cli/replay/replay-run.ts';

const deadLetters = {
  name: 'dead-letters',
  url: outputs.DeadLetterQueueUrl,
  format: 'event',
  replaysTo: 'queue',
  isLive: false,
} as const;

/** Imports lines into the dead-letter queue; how many lines had been read when each message was sent. */
async function imported(
  lines: readonly string[],
  control = new AbortController(),
  onRead: (count: number) => void = () => undefined,
) {
  const readAt: number[] = [];
  let [read, advanced] = [0, 0];
  const queues = fakeQueues({
    refuses: () => {
      readAt.push(read);
      return undefined;
    },
  });
  async function* reading() {
    for (const line of lines) {
      read += 1;
      onRead(read);
      yield await Promise.resolve(line);
    }
  }
  const selection = {
    aws: { queues: queues.port },
    allQueues: [deadLetters],
    destinations: {},
  } as unknown as QueueSelection;
  const report = await importLines(reading(), {
    selection,
    only: undefined,
    to: undefined,
    yes: true,
    signal: control.signal,
    perSecond: undefined,
    isLog: false,
    clock: { now: () => new Date(), sleep: () => Promise.resolve() },
    advance: (count) => (advanced += count),
  } satisfies Import);
  return { report, readAt, advanced };
}

const line = (bytes = 10) => toExportLine(aQueueMessage({ body: 'x'.repeat(bytes), attributes: {} }), 'dead-letters');

test('has at most 120 messages in memory', async () => {
  const { report, readAt, advanced } = await imported(Array.from({ length: 250 }, () => line()));

  expect(readAt).toEqual([
    ...Array<number>(120).fill(120),
    ...Array<number>(120).fill(240),
    ...Array<number>(10).fill(250),
  ]);
  expect([report.lines, report.sent, advanced]).toEqual([250, { 'dead-letters': 250 }, 250]);
});

test('has at most twelve large messages in memory', async () => {
  const { readAt } = await imported(Array.from({ length: 13 }, () => line(1_048_576)));

  expect(readAt).toEqual([...Array<number>(12).fill(12), 13]);
});

test('reads no further line after Ctrl-C, and sends none of those that it has read', async () => {
  const control = new AbortController();
  const { report, readAt } = await imported([line(), line(), line()], control, (count) => {
    if (count === 2) control.abort();
  });

  expect([report.lines, report.sent, readAt]).toEqual([2, {}, []]);
  expect(report.refused).toEqual({ 'the import was interrupted before': [1, 2] });
});
