import { gives, type AuditNormalizers } from './audit-event.ts';

const forgotten = (by: 'self' | 'admin') => gives('cognito.device.forgotten.v1', () => ({ by }));

/** Remembered devices. */
export const device: AuditNormalizers = {
  ForgetDevice: forgotten('self'),
  AdminForgetDevice: forgotten('admin'),
};
