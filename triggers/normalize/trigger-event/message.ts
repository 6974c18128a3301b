import type { EventOf } from '../../../contracts/catalog.ts';
import { triggerSources, type Trigger } from '../../../contracts/trigger-sources.ts';
import type { Normalizer, Normalizers } from './normalizers.ts';
import { identityEvent } from './identity-event.ts';

type Data = EventOf<'cognito.message.requested.v1'>['data'];

const kinds: Readonly<Record<string, Data['kind']>> = {
  SignUp: 'sign_up',
  AdminCreateUser: 'admin_create_user',
  ResendCode: 'resend_code',
  ForgotPassword: 'forgot_password',
  UpdateUserAttribute: 'update_attribute',
  VerifyUserAttribute: 'verify_attribute',
  Authentication: 'authentication',
  AccountTakeOverNotification: 'account_takeover',
};

const channels: Readonly<Partial<Record<Trigger, NonNullable<Data['channel']>>>> = {
  CustomEmailSender: 'email',
  CustomSMSSender: 'sms',
};

const requested =
  (kind: Data['kind'], channel: Data['channel']): Normalizer =>
  (trigger, context) => [
    identityEvent('cognito.message.requested.v1', trigger, { ...context, data: { kind, channel } }),
  ];

/** Custom messages and custom senders; never with the code. */
export const message: Normalizers = Object.fromEntries(
  Object.entries(triggerSources).flatMap(([source, { trigger, ...mapping }]) => {
    const kind = kinds[source.replace(/^.*_/, '')];
    const isMessage = 'produces' in mapping && mapping.produces.includes('cognito.message.requested.v1');
    return isMessage && kind !== undefined ? [[source, requested(kind, channels[trigger])]] : [];
  }),
);
