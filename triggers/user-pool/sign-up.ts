import type { Normalizers } from './normalizers.ts';
import { identityEvent } from './identity-event.ts';

/** Pre sign-up and post confirmation of a sign-up. */
export const signUp: Normalizers = {
  PreSignUp_SignUp: (trigger, context) =>
    identityEvent('cognito.sign_up.requested.v1', trigger, { ...context, data: { method: 'self' } }),
  PreSignUp_AdminCreateUser: (trigger, context) =>
    identityEvent('cognito.sign_up.requested.v1', trigger, { ...context, data: { method: 'admin' } }),
  PreSignUp_ExternalProvider: (trigger, context) =>
    identityEvent('cognito.sign_up.requested.v1', trigger, { ...context, data: { method: 'federated' } }),
  PostConfirmation_ConfirmSignUp: (trigger, context) =>
    identityEvent('cognito.sign_up.confirmed.v1', trigger, { ...context, data: {}, once: true }),
};
