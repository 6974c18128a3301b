import { createRequire } from 'node:module';
import type { QueuedEvent } from './events.ts';

/** What one process has to do with one variant. */
export interface Job {
  /** File of the bundle that exports `handler`. */
  readonly bundle: string;
  /** Whether the handler takes the messages of a queue, as Lambda gives them, or records that are ready. */
  readonly takes: 'messages' | 'records';
  /** The event of the cold start. */
  readonly first: QueuedEvent;
  readonly batch: number;
  /** Events to measure, at least. */
  readonly events: number;
  /** Events before that, at least: the compiler has not seen the code often enough. */
  readonly warmUp: number;
}

/** What it took. */
export interface Measured {
  /** Milliseconds to load the code. */
  readonly loadMs: number;
  /** Milliseconds from then to the first acknowledgement, the connection included. */
  readonly firstMs: number;
  /** Microseconds of CPU time per event, all threads. */
  readonly cpuUs: number;
  /** Microseconds for one event, with one batch under way at a time. */
  readonly elapsedUs: number;
  /** Most memory the process ever had. */
  readonly peakMiB: number;
  /** Events sent in all. */
  readonly sent: number;
}

type Handler = (
  input: unknown,
  context: object,
) => Promise<{ readonly batchItemFailures: readonly object[] } | undefined>;

const fewestBatches = 3;
const context = { awsRequestId: '8f2b6c1e-52f0-4c3b-9a51-2f1d6f0f7a11', getRemainingTimeInMillis: () => 30_000 };

process.once('message', (job: Job) => {
  void run(job).then((measured) => process.send?.(measured, () => process.exit()));
});

async function run({ bundle, takes, first, batch, events, warmUp }: Job): Promise<Measured> {
  const inputOf = takes === 'messages' ? queueInput : recordsInput;
  const firstInput = inputOf([first]);
  const begin = performance.now();
  const { handler } = createRequire(import.meta.url)(bundle) as { handler: Handler };
  const loaded = performance.now();
  requireSent(await handler(firstInput, context));
  const acknowledged = performance.now();

  const { queuedEvents } = await import('./events.ts');
  // Parsed again for every batch, as Lambda does, so that no batch shares a string with a previous one.
  const input = JSON.stringify(inputOf(queuedEvents(batch)));
  const send = async (count: number) => {
    const total = { cpuUs: 0, elapsedMs: 0, sent: 0 };
    while (total.sent < Math.max(count, fewestBatches * batch)) {
      const parsed: unknown = JSON.parse(input);
      const [cpu, at] = [process.cpuUsage(), performance.now()];
      requireSent(await handler(parsed, context));
      const { user, system } = process.cpuUsage(cpu);
      total.cpuUs += user + system;
      total.elapsedMs += performance.now() - at;
      total.sent += batch;
    }
    return total;
  };
  const before = await send(warmUp);
  const { cpuUs, elapsedMs, sent } = await send(events);
  return {
    loadMs: loaded - begin,
    firstMs: acknowledged - loaded,
    cpuUs: cpuUs / sent,
    elapsedUs: (elapsedMs * 1000) / sent,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    sent: 1 + before.sent + sent,
  };
}

/** The handler answers also when it could not send. */
function requireSent(answer: { readonly batchItemFailures: readonly object[] } | undefined): void {
  if (answer && answer.batchItemFailures.length > 0)
    throw new Error(`${answer.batchItemFailures.length} events were not acknowledged.`);
}

const headers = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

const recordsInput = (events: readonly QueuedEvent[]) => events.map(({ key, body }) => ({ key, value: body, headers }));

const queueInput = (events: readonly QueuedEvent[]) => ({
  Records: events.map(({ body }, index) => ({
    messageId: `19dd0b57-b21e-4ac1-bd88-${String(index).padStart(12, '0')}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a'.repeat(8),
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1764045165000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1764045165010',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:events',
    awsRegion: 'eu-west-1',
  })),
});
