import { toBoolean } from '../../../platform/coerce.ts';
import { gives, type AuditNormalizers } from './audit-event.ts';

const resetRequested = (by: 'self' | 'admin') => gives('cognito.password.reset_requested.v1', () => ({ by }));

/** Passwords that are asked to be replaced, and replaced. */
export const password: AuditNormalizers = {
  ForgotPassword: resetRequested('self'),
  ForgotPassword_POST: resetRequested('self'),
  forgotPassword_POST: resetRequested('self'),
  AdminResetUserPassword: resetRequested('admin'),
  ChangePassword: gives('cognito.password.changed.v1', () => ({})),
  AdminSetUserPassword: gives('cognito.password.set_by_admin.v1', ({ parameters }) => ({
    permanent: toBoolean(parameters['permanent']),
  })),
};
