import { gives, type AuditNormalizers } from './audit-event.ts';

/** Revoked tokens. */
export const token: AuditNormalizers = {
  RevokeToken: gives('cognito.token.revoked.v1', () => ({})),
};
