import { Type, type Static } from '@sinclair/typebox';
import { auditData, byWhom } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';

const changes = ['preference_set', 'totp_registered', 'totp_deleted'] as const;
const isEnabled = (factor: string) =>
  Type.Optional(
    Type.Boolean({
      description: `Whether ${factor} is now a second factor; absent where the call did not say.`,
      examples: [true],
    }),
  );

export const MfaChanged = cloudEvent(
  'cognito.mfa.changed.v1',
  {
    title: 'MfaChanged',
    when: "A user's second factors changed: the preference was set, or an authenticator app was registered or removed.",
    notWhen:
      "Not when the pool's own MFA setting changes, nor for a device that the pages of the hosted UI register (not " +
      'verified what their records say).',
  },
  auditData({
    by: byWhom,
    change: Type.Union(
      changes.map((change) => Type.Literal(change)),
      { description: 'What changed.', examples: ['preference_set'] },
    ),
    sms: isEnabled('a text message'),
    totp: isEnabled('an authenticator app'),
    email: isEnabled('an email message'),
  }),
);
export type MfaChanged = Static<typeof MfaChanged>;
