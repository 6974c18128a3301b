import { logLine, type LogFields } from '../../contracts/log-line.ts';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import type { DroppedCode, NoEvent } from './audit-message.ts';
import type { UndecidedCode } from './pools/pool-undecided.ts';

/** Of which invocation and which pipeline the lines are. */
export interface AuditInvocation {
  readonly requestId: string | undefined;
  /** Name of the bus, the dimension of the counts. */
  readonly bus: string | undefined;
}

/** One log line for each outcome and cause, with the number of its records. The lines never quote a record. */
export function auditLines(noEvents: readonly NoEvent[], { requestId, bus }: AuditInvocation): string[] {
  const groups = Map.groupBy(noEvents, causeOf);
  // No group is empty.
  return ([...groups.values()] as [NoEvent, ...NoEvent[]][]).map(([first, ...others]) => {
    const [fields, ...names] = kindOf(first);
    const counts = Object.fromEntries(names.map((name) => [name, 1 + others.length]));
    const detail = 'detail' in first ? { detail: first.detail } : {};
    return logLine({ ...fields, code: first.code, ...detail, requestId }, counts, { bus });
  });
}

/** Records that return for different causes need different fixes. The details of poison messages are sentences: the first is enough. */
const causeOf = (noEvent: NoEvent): string =>
  [noEvent.outcome, noEvent.code, noEvent.outcome === 'returned' ? noEvent.detail : ''].join(' ');

/**
 * Waits by design, of minutes at most: afterwards the record has a pool or none, or returns for an error of Cognito, which counts.
 * AuditRetries leaves them out, because records of other pools in the account wait on every day.
 */
const waits: ReadonlySet<string | undefined> = new Set<UndecidedCode>(['CLIENT_LIST_TOO_OLD', 'USER_NOT_KNOWN_YET']);

type LineKind = readonly [Pick<LogFields, 'level' | 'message'>, ...MetricName[]];

function kindOf(noEvent: NoEvent): LineKind {
  if (noEvent.outcome === 'dropped') return dropped[noEvent.code];
  if (noEvent.outcome === 'poison')
    return [{ level: 'error', message: 'event not normalized' }, metrics.eventsNotNormalized];
  if (waits.has(noEvent.detail)) return [{ level: 'info', message: 'record returned' }];
  return [{ level: 'warn', message: 'record returned' }, metrics.recordsRetried];
}

const message = 'record dropped';

/**
 * A client that Cognito does not know, or a deleted user that no earlier event named, may have belonged to an observed pool. The lost
 * event is a warning.
 */
const dropped: Readonly<Record<DroppedCode, LineKind>> = {
  OTHER_POOL: [{ level: 'info', message }, metrics.recordsFromOtherPools],
  CLIENT_UNKNOWN: [{ level: 'warn', message }, metrics.recordsOfUnknownClients],
  USER_UNKNOWN: [{ level: 'warn', message }, metrics.deletionsOfUnknownUsers, metrics.recordsWithoutPool],
  POOL_UNKNOWN: [{ level: 'info', message }, metrics.recordsNamingNobody],
};
