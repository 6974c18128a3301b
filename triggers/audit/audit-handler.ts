import { logLine } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Publish } from '../delivery/event-bus.ts';
import type { Privacy } from '../privacy.ts';
import type { AuditRecord } from './audit-record.ts';
import { normalizeAudit } from './normalize.ts';

export interface AuditPorts {
  readonly poolOf: (record: AuditRecord) => Promise<string | undefined>;
  readonly privacy: () => Promise<Privacy>;
  readonly publish: Publish;
  readonly log: (line: string) => void;
  /** Name of the bus, by which counts are told apart. */
  readonly bus: string | undefined;
  readonly newId: () => string;
}

/** The bus did not take the events of a record, or its pool cannot be found out now: Lambda shall try again. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A Lambda function that EventBridge invokes, asynchronously, for one CloudTrail record. */
export type AuditHandler = (input: unknown, context?: { readonly awsRequestId?: string }) => Promise<void>;

/**
 * Publishes what one record tells. Rejects where another try may help: Lambda invokes it twice more, and then keeps the
 * record in the function's dead-letter queue. What no try can help is logged and counted.
 */
export function createAuditHandler({ poolOf, privacy, publish, log, bus, newId }: AuditPorts): AuditHandler {
  return async (input, context) => {
    const normalized = await normalizeAudit(input, { poolOf: poolNow(poolOf), newId, privacy: await privacy() });
    if ('problem' in normalized) {
      const about = context?.awsRequestId === undefined ? {} : { requestId: context.awsRequestId };
      const fields = { level: 'error', message: 'no event made', code: normalized.problem, ...about } as const;
      log(logLine(fields, { [metrics.eventsNotNormalized]: 1 }, { bus }));
      return;
    }
    if ('nothing' in normalized) {
      if (normalized.nothing in dropped) log(droppedLine(normalized.nothing as keyof typeof dropped, bus));
      return;
    }
    const [refusal] = await publish(normalized.events);
    if (refusal) throw new AuditError(refusal.code, `The bus did not take ${refusal.event.type} (${refusal.code}).`);
  };
}

/** Records that are rightly dropped, but shall be counted: a pool that is missing in the settings shows in these. */
const dropped = { NOT_OURS: metrics.recordsNotOurs, POOL_UNTOLD: metrics.recordsWithoutPool } as const;

const droppedLine = (code: keyof typeof dropped, bus: string | undefined): string =>
  logLine({ level: 'info', message: 'record dropped', code }, { [dropped[code]]: 1 }, { bus });

/** Its errors must not quote the record: Lambda writes their messages to the log and to the dead letter. */
const poolNow =
  (poolOf: AuditPorts['poolOf']): AuditPorts['poolOf'] =>
  (record) =>
    poolOf(record).catch((cause: unknown) => {
      const { name = 'UNKNOWN' } = (cause ?? {}) as { name?: string };
      throw new AuditError('POOL_NOT_FOUND_OUT', `Cognito did not say which pool has the app client (${name}).`);
    });
