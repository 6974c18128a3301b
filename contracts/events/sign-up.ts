import { Type, type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

export const SignUpRequested = cloudEvent(
  'cognito.sign_up.requested.v1',
  {
    title: 'SignUpRequested',
    description:
      'Somebody asks for an account; Cognito may still refuse it, and the account is not confirmed yet. ' +
      'From the pre sign-up trigger. Has no subject, because the user gets a `sub` only afterwards.',
  },
  triggerData({
    method: Type.Union([Type.Literal('self'), Type.Literal('admin'), Type.Literal('federated')], {
      description: 'Who asks: the user, an administrator, or an external identity provider at a first login.',
      examples: ['self'],
    }),
  }),
);
export type SignUpRequested = Static<typeof SignUpRequested>;

export const SignUpConfirmed = cloudEvent(
  'cognito.sign_up.confirmed.v1',
  {
    title: 'SignUpConfirmed',
    description:
      'An account is confirmed and can be used: by the code, by an administrator, at once by a pre sign-up trigger, ' +
      'or by a first federated login. Not for users whom an administrator created. From the post confirmation trigger.',
  },
  triggerData({}),
);
export type SignUpConfirmed = Static<typeof SignUpConfirmed>;
