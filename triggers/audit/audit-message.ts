import type { IdentityEvent } from '../../contracts/catalogue.ts';
import { plainName } from '../lenient.ts';
import type { Nothing } from '../normalized.ts';
import { refusalDetail } from '../refusal-detail.ts';
import type { AuditRecord } from './audit-record.ts';
import { normalizeAudit, type NormalizeAuditContext } from './normalize.ts';

/** A message of the audit queue. Its body is a CloudTrail record in EventBridge's envelope. */
export interface AuditMessage {
  readonly messageId: string;
  readonly body: string;
}

/**
 * Why a message produces no event in this invocation, with a stable code. `dropped`: the record is not an event of an
 * observed pool. `poison`: no retry of this version helps. `returned`: a later retry may help. `detail` has no value from the
 * record.
 */
export type NoEvent =
  | { readonly outcome: 'dropped'; readonly code: DroppedCode }
  | { readonly outcome: 'poison'; readonly code: string; readonly detail?: string }
  | { readonly outcome: 'returned'; readonly code: string; readonly detail?: string };

/** The events of a message, or why there are none. A record that rightly has no event has an empty list. */
export type AuditReading = { readonly events: readonly IdentityEvent[] } | NoEvent;

/** Records that may be an event: they show a pool that is missing in the settings. */
export type DroppedCode = Extract<Nothing, 'NOT_OURS' | 'POOL_UNTOLD'> | 'CLIENT_UNKNOWN';

/** Reads a message. Never rejects: if `poolOf` rejects, the message returns to its queue. */
export async function readAuditMessage(
  { body }: AuditMessage,
  { poolOf, ...context }: NormalizeAuditContext,
): Promise<AuditReading> {
  const asked: AuditRecord[] = [];
  const remembering: NormalizeAuditContext['poolOf'] = (record) => {
    asked.push(record);
    return poolOf(record);
  };
  try {
    const normalized = await normalizeAudit(parsed(body), { ...context, poolOf: remembering });
    if ('events' in normalized) return normalized;
    if ('problem' in normalized) {
      return { outcome: 'poison', code: normalized.problem, ...(await refusalDetail(normalized)) };
    }
    const { nothing } = normalized;
    if (nothing !== 'NOT_OURS' && nothing !== 'POOL_UNTOLD') return { events: [] };
    const isOfClient = nothing === 'NOT_OURS' && asked.every(({ userPoolId }) => userPoolId === undefined);
    return dropped(isOfClient ? 'CLIENT_UNKNOWN' : nothing);
  } catch (error) {
    // The error's message may quote the record.
    const { name } = (error ?? {}) as { name?: unknown };
    return { outcome: 'returned', code: 'POOL_NOT_FOUND_OUT', detail: plainName(name) ?? 'UNKNOWN' };
  }
}

const dropped = (code: DroppedCode): NoEvent => ({ outcome: 'dropped', code });

/** The JSON value; undefined if the text is not JSON, which is not a CloudTrail record. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
