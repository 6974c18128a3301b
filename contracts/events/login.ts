import { Type, type Static } from '@sinclair/typebox';
import { auditData } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

export const LoginAttempted = cloudEvent(
  'cognito.login.attempted.v1',
  {
    title: 'LoginAttempted',
    when: 'A login begins; the password has not been looked at.',
    notWhen:
      'Not on token refresh, not at a first federated login, and for an unknown user only where the app client hides ' +
      'who exists.',
  },
  triggerData({
    userNotFound: Type.Optional(
      Type.Boolean({
        description:
          'Whether no such user exists; only from app clients that hide it from the caller. An event of an unknown user ' +
          'has neither a user name nor attributes.',
        examples: [false],
      }),
    ),
  }),
);
export type LoginAttempted = Static<typeof LoginAttempted>;

export const LoginSucceeded = cloudEvent(
  'cognito.login.succeeded.v1',
  {
    title: 'LoginSucceeded',
    when:
      'A user proved who they are; Cognito has issued no token yet, and a pre token generation trigger may still refuse. ' +
      'The source of a first federated login is its post confirmation, of every other login the post authentication trigger.',
    notWhen:
      'Not on token refresh. AWS does not list the post authentication trigger for a local user on the pages of ' +
      'managed login: if it does not fire there, only login.attempted and token.issued report the login. Not when managed ' +
      'login signs a user in after a sign-up or a password reset, or continues a session (token.issued).',
  },
  triggerData({
    method: Type.Optional(
      Type.Union([Type.Literal('local'), Type.Literal('federated')], {
        description:
          'Who checked the user: the pool itself, or an external identity provider. federated only if the user name is ' +
          "the provider's; absent for a user of the pool who is linked with a provider, and where unknown.",
        examples: ['local'],
      }),
    ),
    newDeviceUsed: Type.Optional(
      Type.Boolean({
        description: 'Whether the device is new; only from pools that remember devices.',
        examples: [false],
      }),
    ),
  }),
);
export type LoginSucceeded = Static<typeof LoginSucceeded>;

const deniedBy = ['pre_authentication', 'post_authentication'] as const;

export const LoginDenied = cloudEvent(
  'cognito.login.denied.v1',
  {
    title: 'LoginDenied',
    when: "The team's own function on the pre or post authentication trigger threw, and so refused the login.",
    notWhen:
      'Only from functions in the wrapper. A wrong password is login.failed; so is, through CloudTrail, the call that ' +
      'this refusal ended (reason denied_by_trigger), also where a function without the wrapper refused.',
  },
  triggerData({
    stage: Type.Union(
      deniedBy.map((stage) => Type.Literal(stage)),
      { description: 'Before or after the user was authenticated.', examples: ['pre_authentication'] },
    ),
    errorName: Type.String({
      pattern: '^[A-Za-z_$][\\w$]{0,63}$',
      description: 'Class of the error that the function threw; never its message.',
      examples: ['AccountBlockedError'],
    }),
  }),
);
export type LoginDenied = Static<typeof LoginDenied>;

/** Why a login failed, as far as Cognito tells. */
export const loginFailureReasons = [
  'wrong_password_or_unknown_user',
  'user_not_found',
  'not_confirmed',
  'disabled',
  'reset_required',
  'too_many_attempts',
  'code_mismatch',
  'code_expired',
  'denied_by_trigger',
  'other',
] as const;

const stages = ['initiate', 'challenge', 'hosted_ui', 'federation', 'token'] as const;

export const LoginFailed = cloudEvent(
  'cognito.login.failed.v1',
  {
    title: 'LoginFailed',
    when: 'Cognito refused a login, at its beginning, at a challenge, on a page, from an identity provider or for a code.',
    notWhen:
      'Not when a token refresh is refused, and not when AWS refuses the caller of the API (AccessDeniedException). Not for ' +
      'a wrong answer to a custom challenge that the user may repeat. Has no subject where no user is known, and never ' +
      'the name that was typed.',
  },
  auditData({
    reason: Type.Union(
      loginFailureReasons.map((reason) => Type.Literal(reason)),
      {
        description:
          'Why, as far as Cognito reports it. App clients that hide who exists report wrong_password_or_unknown_user for ' +
          'both; the event of an existing user has a subject. That reason needs a step that asks for a password: a wrong ' +
          'answer to another challenge is other, and so is a one-time code that was used before. denied_by_trigger: ' +
          "Cognito's message reports a failed Lambda function. The text of the function is not read. Pages mostly give " +
          'no reason (other).',
        examples: ['wrong_password_or_unknown_user'],
      },
    ),
    errorCode: Type.Optional(
      Type.String({
        pattern: '^[\\w.]{1,128}$',
        description: "Cognito's own code of the error; absent where the record has none.",
        examples: ['NotAuthorizedException'],
      }),
    ),
    stage: Type.Union(
      stages.map((stage) => Type.Literal(stage)),
      {
        description:
          'How far it came: the first call, a challenge, a page of the hosted UI or managed login, the answer of an ' +
          'external identity provider, or the exchange of an authorization code for tokens.',
        examples: ['initiate'],
      },
    ),
    flow: Type.Optional(
      Type.String({
        pattern: '^\\w{1,64}$',
        description: 'AuthFlow of the call, for example USER_PASSWORD_AUTH.',
        examples: ['USER_PASSWORD_AUTH'],
      }),
    ),
    challengeName: Type.Optional(
      Type.String({
        pattern: '^\\w{1,64}$',
        description: 'The challenge that was answered, for example PASSWORD_VERIFIER or SMS_MFA.',
        examples: ['PASSWORD_VERIFIER'],
      }),
    ),
    httpStatus: Type.Optional(
      Type.Integer({ description: 'Status that a page or endpoint answered with.', examples: [401] }),
    ),
  }),
);
export type LoginFailed = Static<typeof LoginFailed>;
