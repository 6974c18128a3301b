import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { batchItemFailures } from '../../platform/batch-item-failures.ts';
import { eventTooLarge } from '../../contracts/outbox.ts';
import type { Refusal } from '../publish/event-bus.ts';
import type { SendToDeadLetterQueue } from '../publish/outbox.ts';
import { toObject } from '../../platform/coerce.ts';
import type { Publisher } from '../publish/publisher.ts';
import { auditLines } from './audit-lines.ts';
import { readAuditMessage, type AuditMessage, type AuditReading, type NoEvent } from './audit-message.ts';
import { poolOfBatch } from './pools/pool-of-batch.ts';
import type { PoolOfRecord } from './pools/pool-of-record.ts';

export interface AuditPorts {
  /** Normalizes under its policy, publishes, and logs. */
  readonly publisher: Omit<Publisher, 'warmUp'>;
  readonly poolOf: PoolOfRecord;
  /** Moves messages to the dead-letter queue of the audit queue. */
  readonly sendToDeadLetterQueue: SendToDeadLetterQueue;
  /** Milliseconds that the look-ups of the pools of a batch may take. @default 10000 */
  readonly lookUpTimeoutMs?: number;
}

/** The record of an asynchronous invocation must be processed again: Lambda retries. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
  readonly code: string;

  constructor(code: string, detail?: string) {
    super(`The CloudTrail record was not published: ${[code, detail].filter(Boolean).join(', ')}. Lambda retries.`);
    this.code = code;
  }
}

/** A Lambda function that publishes the events of CloudTrail records. */
export type AuditHandler = (input: unknown, context?: { readonly awsRequestId?: string }) => Promise<SQSBatchResponse>;

// The function has 30 s: 10 for the pools, 12 to publish, and 5 for the dead-letter queue.
const defaultLookUpTimeoutMs = 10_000;
const publishTimeoutMs = 12_000;

/**
 * Publishes the events of a batch of the audit queue in as few calls as possible. A message returns to the queue, without
 * the others, if the bus rejects its event for now or if its pool cannot be found now. A message that no retry helps goes to the
 * dead-letter queue at once, byte for byte: a later version of this function may understand it.
 *
 * Also accepts a single record: until its stack is updated, a rule of a former version invokes the function asynchronously.
 * Then it rejects with an AuditError if the record must be processed again.
 */
export function createAuditHandler(ports: AuditPorts): AuditHandler {
  return async (input, context) => {
    const records = toObject(input)['Records'];
    if (Array.isArray(records)) {
      const messages = (records as SQSRecord[]).map(({ messageId, body }) => ({ messageId, body }));
      const returned = await processMessages(messages, ports, context?.awsRequestId);
      return batchItemFailures(returned.map(({ messageId }) => messageId));
    }
    const single = { messageId: 'asynchronous', body: JSON.stringify(input ?? null) };
    const [returned] = await processMessages([single], ports, context?.awsRequestId);
    if (returned) throw new AuditError(returned.code, returned.detail);
    return batchItemFailures([]);
  };
}

type ReturnedMessage = AuditMessage & Extract<NoEvent, { outcome: 'returned' }>;

/** Resolves with the messages that must be processed again. */
async function processMessages(
  messages: readonly AuditMessage[],
  { publisher, poolOf, sendToDeadLetterQueue, lookUpTimeoutMs = defaultLookUpTimeoutMs }: AuditPorts,
  requestId: string | undefined,
): Promise<readonly ReturnedMessage[]> {
  const { publish, privacy, log, bus, newId } = publisher;
  const context = { poolOf: poolOfBatch(poolOf, lookUpTimeoutMs), newId, privacy: await privacy() };
  const readings = await Promise.all(
    messages.map(async (message) => ({ message, reading: await readAuditMessage(message, context) })),
  );
  const events = readings.flatMap(({ reading }) => ('events' in reading ? reading.events : []));
  const refusals = events.length > 0 ? await publish(events, AbortSignal.timeout(publishTimeoutMs)) : [];
  const noEvents = readings.flatMap(({ message, reading }) => {
    const noEvent = 'events' in reading ? refusalOf(reading, refusals) : reading;
    return noEvent ? [{ ...message, ...noEvent }] : [];
  });
  const poison = noEvents.filter(({ outcome }) => outcome === 'poison');
  const notMoved = new Set(await sendToDeadLetterQueue(poison));
  const settled = noEvents.map((one) => (notMoved.has(one) ? { ...one, outcome: 'returned' as const } : one));
  for (const line of auditLines(settled, { requestId, bus })) log(line);
  return settled.filter((one) => one.outcome === 'returned');
}

/** Why the bus did not accept all events of a message; undefined if it accepted them. */
function refusalOf({ events }: Extract<AuditReading, { events: unknown }>, refusals: readonly Refusal[]) {
  const codes = refusals.filter(({ event }) => events.includes(event)).map(({ code }) => code);
  const retriable = codes.find((code) => code !== eventTooLarge);
  if (retriable !== undefined) return { outcome: 'returned', code: retriable } as const;
  return codes.length > 0 ? ({ outcome: 'poison', code: eventTooLarge } as const) : undefined;
}
