import { type Static } from '@sinclair/typebox';
import { auditData } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';

export const PasskeyRegistered = cloudEvent(
  'cognito.passkey.registered.v1',
  {
    title: 'PasskeyRegistered',
    when: 'A user registered a passkey: CompleteWebAuthnRegistration, or the page of managed login for it.',
    notWhen: 'Not when a registration only begins.',
  },
  auditData({}),
);
export type PasskeyRegistered = Static<typeof PasskeyRegistered>;

export const PasskeyDeleted = cloudEvent(
  'cognito.passkey.deleted.v1',
  {
    title: 'PasskeyDeleted',
    when: 'A user removed a passkey with DeleteWebAuthnCredential.',
    notWhen: 'Not when the whole user is deleted (user.deleted).',
  },
  auditData({}),
);
export type PasskeyDeleted = Static<typeof PasskeyDeleted>;
