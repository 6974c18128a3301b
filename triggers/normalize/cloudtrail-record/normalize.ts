import { mappingFor } from '../../../contracts/audit-event-names.ts';
import { validateEvents } from '../cloud-event.ts';
import type { Normalized } from '../normalized.ts';
import type { AuditContext, AuditNormalizers } from './audit-event.ts';
import { readAuditRecord } from './audit-record.ts';
import { device } from './device.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { membership } from './membership.ts';
import { mfa } from './mfa.ts';
import { passkey } from './passkey.ts';
import { password } from './password.ts';
import type { PoolOfRecord } from '../../audit/pools/pool-of-record.ts';
import { token } from './token.ts';
import { user } from './user.ts';

/** The normalizers by event name; a name that is not here is ignored, or unknown. */
export const auditNormalizers: AuditNormalizers = {
  ...login,
  ...logout,
  ...token,
  ...password,
  ...user,
  ...membership,
  ...mfa,
  ...passkey,
  ...device,
};

export interface NormalizeAuditContext extends Omit<AuditContext, 'userPoolId'> {
  /** The observed pool that a record is of. */
  readonly poolOf: PoolOfRecord;
}

/** The identity events of a CloudTrail record, bare or in EventBridge's envelope. Rejects only as `poolOf` does. */
export async function normalizeAudit(
  input: unknown,
  { poolOf, ...context }: NormalizeAuditContext,
): Promise<Normalized> {
  const record = readAuditRecord(input);
  if (!record) return { problem: 'NOT_AN_AUDIT_RECORD' };
  const mapping = mappingFor(record.eventName);
  if (!mapping) return { problem: 'UNKNOWN_EVENT_NAME' };
  const normalizer = auditNormalizers[record.eventName];
  if ('ignored' in mapping || !normalizer) return { nothing: 'IGNORED' };
  if (record.failed !== (mapping.of === 'failed')) return { nothing: 'NO_EVENT' };
  const pool = await poolOf(record);
  return 'nothing' in pool ? pool : validateEvents(normalizer(record, { ...context, userPoolId: pool.userPoolId }));
}
