import { catalog } from '../../../contracts/catalog.ts';
import { triggerSources } from '../../../contracts/trigger-sources.ts';

// Copied by hand from "Customizing user pool workflows with Lambda triggers" and the pages of the triggers, Cognito
// guide, in both spellings where they disagree.
const messages = ['SignUp', 'Authentication', 'ForgotPassword', 'ResendCode', 'UpdateUserAttribute'].concat([
  'VerifyUserAttribute',
  'AdminCreateUser',
]);
const documented: Readonly<Record<string, readonly string[]>> = {
  PreSignUp: ['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'],
  PostConfirmation: ['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword'],
  PreAuthentication: ['PreAuthentication_Authentication'],
  PostAuthentication: ['PostAuthentication_Authentication'],
  PreTokenGeneration: [
    'TokenGeneration_HostedAuth',
    'TokenGeneration_Authentication',
    'TokenGeneration_NewPasswordChallenge',
    'TokenGeneration_AuthenticateDevice',
    'TokenGeneration_RefreshTokens',
    'TokenGeneration_ClientCredentials',
  ],
  DefineAuthChallenge: ['DefineAuthChallenge_Authentication'],
  CreateAuthChallenge: ['CreateAuthChallenge_Authentication'],
  VerifyAuthChallengeResponse: ['VerifyAuthChallengeResponse_Authentication', 'VerifyAuthChallenge_Authentication'],
  UserMigration: ['UserMigration_Authentication', 'UserMigration_ForgotPassword'],
  CustomMessage: messages.map((occasion) => `CustomMessage_${occasion}`),
  CustomEmailSender: [...messages, 'AccountTakeOverNotification'].map((occasion) => `CustomEmailSender_${occasion}`),
  CustomSMSSender: messages.flatMap((occasion) => [`CustomSMSSender_${occasion}`, `CustomSmsSender_${occasion}`]),
  InboundFederation: ['InboundFederation_ExternalProvider'],
};

test('every trigger source that AWS documents is there, at its trigger, and no other', () => {
  const found = Object.entries(triggerSources).map(([source, { trigger }]) => `${trigger}: ${source}`);
  const wanted = Object.entries(documented).flatMap(([trigger, list]) => list.map((source) => `${trigger}: ${source}`));

  expect(found.sort()).toEqual(wanted.sort());
});

test.each(Object.entries(triggerSources))('%s gives events, or is ignored for a reason', (_source, mapping) => {
  if ('ignored' in mapping) {
    expect(mapping).not.toHaveProperty('produces');
    expect(mapping.ignored).toMatch(/^[A-Z].*\.$/);
  } else expect(new Set(mapping.produces).size).toBe(Math.max(mapping.produces.length, 1));
});

// Cognito acts on what a function on these triggers answers, so that an observer's unchanged answer would break it.
test.each([
  ...['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse', 'UserMigration'],
  ...['CustomEmailSender', 'CustomSMSSender', 'InboundFederation'],
])('on %s only a function in the wrapper may be', (trigger) => {
  const sources = Object.values(triggerSources).filter((source) => source.trigger === trigger);

  expect(sources.map(({ wrapperOnly }) => wrapperOnly)).toEqual(sources.map(() => true));
  expect(sources).not.toEqual([]);
});

test('an observer may be on every other trigger', () => {
  const observed = Object.values(triggerSources).filter(({ wrapperOnly }) => !wrapperOnly);

  expect([...new Set(observed.map(({ trigger }) => trigger))].sort()).toEqual([
    'CustomMessage',
    'PostAuthentication',
    'PostConfirmation',
    'PreAuthentication',
    'PreSignUp',
    'PreTokenGeneration',
  ]);
});

test('the sources produce only events of the catalog', () => {
  const types = catalog.map((schema) => schema.properties.type.const);

  for (const mapping of Object.values(triggerSources))
    if ('produces' in mapping) expect(types).toEqual(expect.arrayContaining([...mapping.produces]));
});
