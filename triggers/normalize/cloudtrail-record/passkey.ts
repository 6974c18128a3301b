import { gives, type AuditNormalizers } from './audit-event.ts';

const registered = gives('cognito.passkey.registered.v1', () => ({}));

/** Passkeys. */
export const passkey: AuditNormalizers = {
  CompleteWebAuthnRegistration: registered,
  passkeys_add_POST: registered,
  DeleteWebAuthnCredential: gives('cognito.passkey.deleted.v1', () => ({})),
};
