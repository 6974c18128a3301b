import { toBoolean, toObject } from '../../../platform/coerce.ts';
import { gives, type AuditNormalizer, type AuditNormalizers } from './audit-event.ts';
import { visibleText, type AuditRecord } from './audit-record.ts';

type By = 'self' | 'admin';

const isEnabled = (settings: unknown): boolean | undefined => toBoolean(toObject(settings)['enabled']);

const nothingTold = { sms: undefined, totp: undefined, email: undefined };

const preferenceSet = (by: By) =>
  gives('cognito.mfa.changed.v1', ({ parameters }) => ({
    by,
    change: 'preference_set' as const,
    // CloudTrail writes the first letter of SMSMfaSettings small.
    sms: isEnabled(parameters['sMSMfaSettings'] ?? parameters['smsMfaSettings'] ?? parameters['SMSMfaSettings']),
    totp: isEnabled(parameters['softwareTokenMfaSettings']),
    email: isEnabled(parameters['emailMfaSettings']),
  }));

const registered = gives('cognito.mfa.changed.v1', () => ({
  by: 'self' as const,
  change: 'totp_registered' as const,
  ...nothingTold,
}));

/** A wrong code may be answered without an error, by the status ERROR ("VerifySoftwareToken", Cognito API reference). */
const verified: AuditNormalizer = (record, context) => (isRefused(record) ? [] : registered(record, context));

const isRefused = ({ response }: AuditRecord): boolean =>
  (visibleText(response['status']) ?? 'SUCCESS').toUpperCase() !== 'SUCCESS';

/** Second factors. */
export const mfa: AuditNormalizers = {
  SetUserMFAPreference: preferenceSet('self'),
  AdminSetUserMFAPreference: preferenceSet('admin'),
  VerifySoftwareToken: verified,
  AdminDeleteSoftwareToken: gives('cognito.mfa.changed.v1', () => ({
    by: 'admin' as const,
    change: 'totp_deleted' as const,
    ...nothingTold,
  })),
};
