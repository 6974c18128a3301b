import { Type, type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

const method = Type.Union([Type.Literal('self'), Type.Literal('admin'), Type.Literal('federated')], {
  description: 'Who asks: the user, an administrator, or an external identity provider at a first login.',
  examples: ['self'],
});

export const SignUpRequested = cloudEvent(
  'cognito.sign_up.requested.v1',
  {
    title: 'SignUpRequested',
    when: 'A person requested an account. Cognito may still refuse it, and the account is not confirmed yet.',
    notWhen: 'Has no subject where Cognito gives the user a `sub` only afterwards. Not for imported or migrated users.',
  },
  triggerData({ method }),
);
export type SignUpRequested = Static<typeof SignUpRequested>;

export const SignUpConfirmed = cloudEvent(
  'cognito.sign_up.confirmed.v1',
  {
    title: 'SignUpConfirmed',
    when:
      'An account is confirmed and can be used: by the code, by an administrator, at once by a pre sign-up trigger, or ' +
      'by a first federated login.',
    notWhen:
      'Not for users that an administrator created: Cognito has no post confirmation for them. Their events are ' +
      'user.created_by_admin and the first token.issued (method new_password). Not for imported or migrated users.',
  },
  triggerData({}),
);
export type SignUpConfirmed = Static<typeof SignUpConfirmed>;

export const SignUpDenied = cloudEvent(
  'cognito.sign_up.denied.v1',
  {
    title: 'SignUpDenied',
    when: "The team's own function on the pre sign-up trigger threw, and so refused the account.",
    notWhen:
      'Only from functions in the wrapper. Not when Cognito itself refuses, for a weak password or a name that is taken. ' +
      'The event of a person who signs up has no user name: no account of that name exists.',
  },
  triggerData({
    method,
    errorName: Type.String({
      pattern: '^[A-Za-z_$][\\w$]{0,63}$',
      description: 'Class of the error that the function threw; never its message.',
      examples: ['DomainNotAllowedError'],
    }),
  }),
);
export type SignUpDenied = Static<typeof SignUpDenied>;
