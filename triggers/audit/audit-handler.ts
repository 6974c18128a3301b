import { logLine } from '../../contracts/log-line.ts';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import type { Publish } from '../delivery/event-bus.ts';
import type { Nothing } from '../normalized.ts';
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
    const asked: AuditRecord[] = [];
    const poolOfNow: AuditPorts['poolOf'] = (record) => {
      asked.push(record);
      return poolNow(poolOf)(record);
    };
    const normalized = await normalizeAudit(input, { poolOf: poolOfNow, newId, privacy: await privacy() });
    if ('problem' in normalized) {
      const about = context?.awsRequestId === undefined ? {} : { requestId: context.awsRequestId };
      const fields = { level: 'error', message: 'no event made', code: normalized.problem, ...about } as const;
      log(logLine(fields, { [metrics.eventsNotNormalized]: 1 }, { bus }));
      return;
    }
    if ('nothing' in normalized) {
      const isOfClient = normalized.nothing === 'NOT_OURS' && asked.every(({ userPoolId }) => userPoolId === undefined);
      const line = droppedLine(isOfClient ? 'CLIENT_UNKNOWN' : normalized.nothing, bus);
      if (line !== undefined) log(line);
      return;
    }
    const [refusal] = await publish(normalized.events);
    if (refusal) throw new AuditError(refusal.code, `The bus did not take ${refusal.event.type} (${refusal.code}).`);
  };
}

/**
 * Records that may be an event, each with its own metric: they show a pool that is missing in the settings. A
 * client that Cognito does not know may have been of an observed pool until its deletion: the lost event is a warning.
 */
const dropped: Readonly<Partial<Record<Nothing | 'CLIENT_UNKNOWN', readonly ['info' | 'warn', MetricName]>>> = {
  NOT_OURS: ['info', metrics.recordsNotOurs],
  CLIENT_UNKNOWN: ['warn', metrics.recordsOfUnknownClients],
  POOL_UNTOLD: ['info', metrics.recordsWithoutPool],
};

/** The line for a record that may be an event; undefined for any other record. */
function droppedLine(code: Nothing | 'CLIENT_UNKNOWN', bus: string | undefined): string | undefined {
  const found = dropped[code];
  if (!found) return undefined;
  const [level, metric] = found;
  return logLine({ level, message: 'record dropped', code }, { [metric]: 1 }, { bus });
}

/** Its errors must not quote the record: Lambda writes their messages to the log and to the dead letter. */
const poolNow =
  (poolOf: AuditPorts['poolOf']): AuditPorts['poolOf'] =>
  (record) =>
    poolOf(record).catch((cause: unknown) => {
      const { name = 'UNKNOWN' } = (cause ?? {}) as { name?: string };
      throw new AuditError('POOL_NOT_FOUND_OUT', `Cognito did not say which pool has the app client (${name}).`);
    });
