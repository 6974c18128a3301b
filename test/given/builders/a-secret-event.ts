import { aTriggerEvent, type TriggerSample } from './a-trigger-event.ts';

/** A secret that must never leave. It has only word characters, so that no check of a name's form stops it by chance. */
export const secret = 'hunter2Tr0ub4dor3';

/** Names of secrets, which no policy lets through, under which an app or a pool may keep one. */
export const secretNames: readonly string[] = [
  ...['password', 'custom:api_key', 'code', 'refreshToken', 'custom:mfa-secret', 'challengeAnswer', 'SMS_MFA_CODE'],
  ...['Authorization', 'pin', 'sessionId', 'client_secret', 'dev:custom:totp'],
];

/** Names that a policy may name or not. */
export const plainNames: readonly string[] = [
  ...['email', 'phone_number', 'name', 'address', 'identities', 'custom:ssn', 'campaign', 'cognito:email_alias'],
];

const keptBySecrets = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, secret]));

/** Members in which some trigger carries a password, a code, a token or an answer, each with the secret. */
const secretMembers = {
  ...{ password: secret, code: secret, codeParameter: secret, linkParameter: secret, usernameParameter: secret },
  ...{ challengeAnswer: secret, privateChallengeParameters: { answer: secret }, challengeMetadata: secret },
  publicChallengeParameters: { hint: secret },
  session: [{ challengeName: secret, challengeResult: true, challengeMetadata: secret }],
  groupConfiguration: { groupsToOverride: [secret], iamRolesToOverride: [secret], preferredRole: secret },
  scopes: [secret],
  userNotFound: secret,
  newDeviceUsed: secret,
  attributes: {
    tokenResponse: { access_token: secret, id_token: secret },
    idToken: { email: secret },
    userInfo: { name: secret },
    samlResponse: { name: secret },
  },
  ...{ smsMessage: secret, emailMessage: secret, emailSubject: secret, finalUserStatus: secret },
  claimsOverrideDetails: { claimsToAddOrOverride: { token: secret } },
  userAttributesToMap: { email: secret },
  whatAwsMayAdd: { secret: [secret] },
};

// Properties of a trigger event that are not secret, and that events contain under every policy.
const told =
  /^(triggerSource|region|userPoolId|userName|callerContext\.clientId)$|^request\.(challengeName|provider\w+|userAttributes\.(sub|cognito:user_status))$/;

/** Returns the sample of a source with the secret in every other string, and in additional properties. */
export function aSecretEvent(source: string): TriggerSample {
  const event = aTriggerEvent(source);
  const passed = { ...keptBySecrets(secretNames), ...keptBySecrets(plainNames), [secret]: secret };
  const { request, response, ...rest } = withSecrets(event, '') as TriggerSample;
  return {
    ...rest,
    ...{ password: secret, [secret]: secret },
    request: {
      ...secretMembers,
      ...request,
      userAttributes: { ...passed, ...request.userAttributes },
      clientMetadata: passed,
      validationData: passed,
    },
    response: { ...secretMembers, userAttributes: passed, ...response },
  };
}

function withSecrets(value: unknown, path: string): unknown {
  if (typeof value === 'string') return told.test(path) ? value : secret;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member) => withSecrets(member, `${path}[]`));
  const prefix = path === '' ? '' : `${path}.`;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSecrets(member, prefix + name)]));
}
