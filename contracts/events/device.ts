import { type Static } from '@sinclair/typebox';
import { auditData, byWhom } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';

export const DeviceForgotten = cloudEvent(
  'cognito.device.forgotten.v1',
  {
    title: 'DeviceForgotten',
    when: 'A remembered device of a user was forgotten: it has to prove itself again at the next login.',
    notWhen: 'Not when a device is only no longer remembered (UpdateDeviceStatus).',
  },
  auditData({ by: byWhom }),
);
export type DeviceForgotten = Static<typeof DeviceForgotten>;
