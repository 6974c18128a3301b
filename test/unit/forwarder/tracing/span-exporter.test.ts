import {
  exportLimits,
  SpansRejectedError,
  spanExporter,
  type SendSpans,
} from '../../../../forwarder/tracing/span-exporter.ts';
import { aSpan, spansOf } from '../../../given/builders/a-span.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const now = () => Date.now();

/** A destination that behaves like the last of these, and keeps the sizes of what it accepted. */
function destination() {
  const accepted: number[] = [];
  let attempts = 0;
  let behavior: SendSpans = () => Promise.resolve();
  const send: SendSpans = async (spans, signal) => {
    attempts++;
    await behavior(spans, signal);
    accepted.push(spans.length);
  };
  return {
    accepted,
    send,
    attempts: () => attempts,
    behave: (like: SendSpans) => {
      behavior = like;
    },
  };
}

const hangs: SendSpans = () => new Promise(() => undefined);
const isDead: SendSpans = () => Promise.reject(new Error('connect ECONNREFUSED'));
const refuses: SendSpans = () => Promise.reject(new SpansRejectedError('status 400'));

test('sends the spans of a batch at once', async () => {
  const { send, accepted } = destination();
  const exporter = spanExporter(send, now);
  exporter.add([aSpan(), aSpan()]);

  await expect(exporter.flush()).resolves.toBe(0);
  expect(accepted).toEqual([2]);
});

test('sends nothing without spans', async () => {
  const { send, attempts } = destination();

  await expect(spanExporter(send, now).flush()).resolves.toBe(0);
  expect(attempts()).toBe(0);
});

test('cuts many spans into requests', async () => {
  const { send, accepted } = destination();
  const exporter = spanExporter(send, now);
  exporter.add(spansOf(exportLimits.sent * 2 + 1));
  await exporter.flush();

  expect(accepted).toEqual([exportLimits.sent, exportLimits.sent, 1]);
});

test('a full queue drops the newest spans, and counts them once', async () => {
  const { send, accepted } = destination();
  const exporter = spanExporter(send, now);
  exporter.add(spansOf(exportLimits.queued - 1));
  exporter.add(spansOf(3));

  await expect(exporter.flush()).resolves.toBe(2);
  await expect(exporter.flush()).resolves.toBe(0);
  expect(accepted.reduce((sum, count) => sum + count)).toBe(exportLimits.queued);
});

test('a destination that hangs keeps only the first batch waiting', async () => {
  const { send, attempts, behave } = destination();
  const exporter = spanExporter(send, now);
  behave(hangs);
  exporter.add([aSpan()]);
  const begin = Date.now();
  const first = exporter.flush();
  await jest.advanceTimersByTimeAsync(exportLimits.waitMs);

  await expect(first).resolves.toBe(0);
  expect(Date.now() - begin).toBe(exportLimits.waitMs);
  exporter.add([aSpan()]);
  await expect(exporter.flush()).resolves.toBe(0);
  expect(Date.now() - begin).toBe(exportLimits.waitMs);
  expect(attempts()).toBe(1);
});

test('nothing is sent after a batch stopped waiting', async () => {
  const { send, attempts, behave } = destination();
  const exporter = spanExporter(send, now);
  let signal: AbortSignal | undefined;
  let answer: () => void = () => undefined;
  behave((_spans, given) => {
    signal = given;
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  exporter.add(spansOf(exportLimits.sent + 1));
  const flushed = exporter.flush();
  await jest.advanceTimersByTimeAsync(exportLimits.waitMs);
  await flushed;

  expect(signal?.aborted).toBe(true);
  answer();
  await jest.advanceTimersByTimeAsync(1);
  expect(attempts()).toBe(1);
});

test.each([
  ['hangs', hangs],
  ['is dead', isDead],
])('a destination that %s gets the spans later', async (_name, like) => {
  const { send, accepted, behave } = destination();
  const exporter = spanExporter(send, now);
  behave(like);
  exporter.add([aSpan()]);
  const flushed = exporter.flush();
  await jest.advanceTimersByTimeAsync(exportLimits.waitMs);
  await flushed;
  behave(() => Promise.resolve());
  exporter.add([aSpan()]);
  await jest.advanceTimersByTimeAsync(exportLimits.pauseMs);

  await expect(exporter.flush()).resolves.toBe(0);
  expect(accepted).toEqual([2]);
});

test('spans that the destination rejects are dropped, and the next ones are sent', async () => {
  const { send, accepted, behave } = destination();
  const exporter = spanExporter(send, now);
  behave(refuses);
  exporter.add([aSpan(), aSpan()]);

  await expect(exporter.flush()).resolves.toBe(2);
  behave(() => Promise.resolve());
  exporter.add([aSpan()]);
  await expect(exporter.flush()).resolves.toBe(0);
  expect(accepted).toEqual([1]);
});

test('a dead destination fills the queue, and every further span is counted', async () => {
  const { send, behave } = destination();
  const exporter = spanExporter(send, now);
  behave(isDead);
  let dropped = 0;
  for (let batch = 0; batch < 30; batch++) {
    exporter.add(spansOf(100));
    dropped += await exporter.flush();
  }

  expect(dropped).toBe(3000 - exportLimits.queued);
});
