import type { Normalizers } from './normalizers.ts';
import { identityEvent } from './identity-event.ts';

/** Post confirmation of a password reset. */
export const password: Normalizers = {
  PostConfirmation_ConfirmForgotPassword: (trigger, context) => [
    identityEvent('cognito.password.reset_confirmed.v1', trigger, { ...context, data: {} }),
  ],
};
