import type { IdentityEvent } from '../../contracts/catalog.ts';
import { jsonIn } from '../../platform/coerce.ts';
import type { NoEventReason } from '../normalize/normalized.ts';
import { refusalDetail } from '../normalize/refusal-detail.ts';
import { normalizeAudit, type NormalizeAuditContext } from '../normalize/cloudtrail-record/normalize.ts';
import { codeOf } from '../../platform/error-code.ts';

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
export type DroppedCode = Exclude<NoEventReason, 'IGNORED' | 'NO_EVENT'>;

/** Reads a message. Never rejects: if `poolOf` rejects, the message returns to its queue. */
export async function readAuditMessage({ body }: AuditMessage, context: NormalizeAuditContext): Promise<AuditReading> {
  try {
    const normalized = await normalizeAudit(jsonIn(body), context);
    if ('events' in normalized) return normalized;
    if ('problem' in normalized) {
      return { outcome: 'poison', code: normalized.problem, ...(await refusalDetail(normalized)) };
    }
    const { nothing } = normalized;
    return nothing === 'IGNORED' || nothing === 'NO_EVENT' ? { events: [] } : dropped(nothing);
  } catch (error) {
    return { outcome: 'returned', code: 'POOL_NOT_FOUND_OUT', detail: codeOf(error) };
  }
}

const dropped = (code: DroppedCode): NoEvent => ({ outcome: 'dropped', code });
