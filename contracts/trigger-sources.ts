import type { EventType } from './catalog.ts';

/** Mapping of a trigger source, or of a CloudTrail event name, to events. */
export type EventMapping =
  /** Events that it may produce. */
  | { readonly produces: readonly EventType[] }
  /** The reason why it produces none, in whole sentences. */
  | { readonly ignored: string };

/** The Cognito triggers, as a pool's LambdaConfig names them. */
export type Trigger =
  | 'PreSignUp'
  | 'PostConfirmation'
  | 'PreAuthentication'
  | 'PostAuthentication'
  | 'PreTokenGeneration'
  | 'CustomMessage'
  | 'DefineAuthChallenge'
  | 'CreateAuthChallenge'
  | 'VerifyAuthChallengeResponse'
  | 'UserMigration'
  | 'CustomEmailSender'
  | 'CustomSMSSender'
  | 'InboundFederation';

/** A trigger source. `wrapperOnly`: an observer on this trigger would break what the pool does. */
export type TriggerSource = EventMapping & { readonly trigger: Trigger; readonly wrapperOnly?: true };

const signUp = ['cognito.sign_up.requested.v1', 'cognito.sign_up.denied.v1'] as const;
const message = ['cognito.message.requested.v1'] as const;
const token = ['cognito.token.issued.v1'] as const;

const sources = <Name extends string>(
  names: readonly Name[],
  source: TriggerSource,
): Readonly<Record<Name, TriggerSource>> =>
  Object.fromEntries(names.map((name) => [name, source])) as Record<Name, TriggerSource>;

/**
 * Every trigger source that AWS documents ("Customizing user pool workflows with Lambda triggers", Cognito guide, and
 * the pages of the triggers). The guide's table also has `VerifyAuthChallenge_Authentication` and `CustomSmsSender_*`,
 * which the pages spell otherwise; both are accepted.
 */
export const triggerSources: Readonly<Record<string, TriggerSource>> = {
  ...sources(['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'], {
    trigger: 'PreSignUp',
    produces: signUp,
  }),
  PostConfirmation_ConfirmSignUp: {
    trigger: 'PostConfirmation',
    produces: ['cognito.sign_up.confirmed.v1', 'cognito.login.succeeded.v1'],
  },
  PostConfirmation_ConfirmForgotPassword: {
    trigger: 'PostConfirmation',
    produces: ['cognito.password.reset_confirmed.v1'],
  },
  PreAuthentication_Authentication: {
    trigger: 'PreAuthentication',
    produces: ['cognito.login.attempted.v1', 'cognito.login.denied.v1'],
  },
  PostAuthentication_Authentication: {
    trigger: 'PostAuthentication',
    produces: ['cognito.login.succeeded.v1', 'cognito.login.denied.v1'],
  },
  ...sources(
    [
      'TokenGeneration_HostedAuth',
      'TokenGeneration_Authentication',
      'TokenGeneration_NewPasswordChallenge',
      'TokenGeneration_AuthenticateDevice',
      'TokenGeneration_ClientCredentials',
    ],
    { trigger: 'PreTokenGeneration', produces: token },
  ),
  TokenGeneration_RefreshTokens: { trigger: 'PreTokenGeneration', produces: ['cognito.token.refreshed.v1'] },
  DefineAuthChallenge_Authentication: {
    trigger: 'DefineAuthChallenge',
    wrapperOnly: true,
    ignored: 'It decides on the next challenge. The challenge, the login or the failed login reports the result.',
  },
  CreateAuthChallenge_Authentication: {
    trigger: 'CreateAuthChallenge',
    wrapperOnly: true,
    produces: ['cognito.challenge.issued.v1'],
  },
  ...sources(['VerifyAuthChallengeResponse_Authentication', 'VerifyAuthChallenge_Authentication'], {
    trigger: 'VerifyAuthChallengeResponse',
    wrapperOnly: true,
    produces: ['cognito.challenge.answered.v1'],
  }),
  ...sources(['UserMigration_Authentication', 'UserMigration_ForgotPassword'], {
    trigger: 'UserMigration',
    wrapperOnly: true,
    produces: ['cognito.user.migrated.v1'],
  }),
  ...sources(
    [
      'CustomMessage_SignUp',
      'CustomMessage_AdminCreateUser',
      'CustomMessage_ResendCode',
      'CustomMessage_ForgotPassword',
      'CustomMessage_UpdateUserAttribute',
      'CustomMessage_VerifyUserAttribute',
      'CustomMessage_Authentication',
    ],
    { trigger: 'CustomMessage', produces: message },
  ),
  ...sources(
    [
      'CustomEmailSender_SignUp',
      'CustomEmailSender_AdminCreateUser',
      'CustomEmailSender_ResendCode',
      'CustomEmailSender_ForgotPassword',
      'CustomEmailSender_UpdateUserAttribute',
      'CustomEmailSender_VerifyUserAttribute',
      'CustomEmailSender_Authentication',
      'CustomEmailSender_AccountTakeOverNotification',
    ],
    { trigger: 'CustomEmailSender', wrapperOnly: true, produces: message },
  ),
  ...sources(
    ['CustomSMSSender', 'CustomSmsSender'].flatMap((sender) =>
      [
        'SignUp',
        'AdminCreateUser',
        'ResendCode',
        'ForgotPassword',
        'UpdateUserAttribute',
        'VerifyUserAttribute',
        'Authentication',
      ].map((occasion) => `${sender}_${occasion}`),
    ),
    { trigger: 'CustomSMSSender', wrapperOnly: true, produces: message },
  ),
  InboundFederation_ExternalProvider: {
    trigger: 'InboundFederation',
    wrapperOnly: true,
    produces: ['cognito.federation.profile_received.v1'],
  },
};
