import type { SQSRecord } from 'aws-lambda';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import type { PrivacyPolicy } from '../../../privacy/privacy-policy.ts';
import { createAuditHandler, type AuditPorts } from '../../../triggers/audit/handler.ts';
import type { Publish } from '../../../triggers/publish/event-bus.ts';
import type { Unpublishable } from '../../../triggers/publish/outbox.ts';
import { aNormalizeAuditContext } from '../builders/an-audit-record.ts';

interface FakeAuditOptions extends Partial<
  Pick<AuditPorts, 'poolOf' | 'lookUpTimeoutMs'> & Pick<AuditPorts['publisher'], 'publish' | 'privacy'>
> {
  /** Code with which the bus refuses every event. @default - it accepts them */
  readonly refusal?: string | undefined;
  readonly policy?: PrivacyPolicy;
  /** Ids of messages that the dead-letter queue does not accept. @default - none */
  readonly notMoved?: readonly string[];
}

/**
 * The audit function over a bus and a dead-letter queue that keep what they accepted, and a log that keeps its lines. By
 * default the pool of the samples is observed.
 */
export function fakeAudit({ refusal, policy = {}, notMoved = [], publish, privacy, ...over }: FakeAuditOptions = {}) {
  const published: IdentityEvent[] = [];
  const deadLettered: Unpublishable[] = [];
  const logged: string[] = [];
  const { poolOf, newId } = aNormalizeAuditContext();
  const take: Publish = (events) => {
    if (refusal !== undefined) return Promise.resolve(events.map((event) => ({ event, code: refusal })));
    published.push(...events);
    return Promise.resolve([]);
  };
  const handler = createAuditHandler({
    poolOf,
    publisher: {
      newId,
      privacy: privacy ?? (() => Promise.resolve({ policy })),
      publish: publish ?? take,
      bus: 'identity',
      log: (line) => void logged.push(line),
    },
    sendToDeadLetterQueue: (messages) => {
      const [refused, moved] = [true, false].map((isRefused) =>
        messages.filter(({ messageId }) => notMoved.includes(messageId) === isRefused),
      );
      deadLettered.push(...(moved ?? []));
      return Promise.resolve(refused ?? []);
    },
    ...over,
  });
  /** Processes a batch of these records, or of bodies as they are. Resolves with the ids that return: `m0` is the first. */
  const processBatch = async (...records: readonly unknown[]): Promise<string[]> => {
    const { batchItemFailures } = await handler(anAuditBatch(...records), { awsRequestId: 'request-1' });
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  const lines = () => logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { published, deadLettered, logged, lines, handler, processBatch };
}

/** A batch of the audit queue with these records, or with texts as bodies. The nth message has the id `mN`. */
export const anAuditBatch = (...records: readonly unknown[]) => ({
  Records: records.map((record, index) => ({
    messageId: `m${index}`,
    body: typeof record === 'string' ? record : JSON.stringify(record),
  })) as SQSRecord[],
});
