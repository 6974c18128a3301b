import type { loginFailureReasons } from '../../../contracts/events/login.ts';

/** Why a login failed, see the contract. */
export type FailureReason = (typeof loginFailureReasons)[number];

const byCode: Readonly<Record<string, FailureReason>> = {
  UserNotFound: 'user_not_found',
  UserNotConfirmed: 'not_confirmed',
  PasswordResetRequired: 'reset_required',
  TooManyFailedAttempts: 'too_many_attempts',
  LimitExceeded: 'too_many_attempts',
  CodeMismatch: 'code_mismatch',
  EnableSoftwareTokenMFA: 'code_mismatch',
  ExpiredCode: 'code_expired',
  UserLambdaValidation: 'denied_by_trigger',
  UnexpectedLambda: 'denied_by_trigger',
  InvalidLambdaResponse: 'denied_by_trigger',
};

// NotAuthorizedException has many meanings, and only its text distinguishes them. Each pattern is the start of a sentence of
// Cognito: the text of an identity provider, of a setting or of a device can contain the same words.
const byMessage: readonly (readonly [text: RegExp, reason: FailureReason])[] = [
  [/^(?:\w+ )?attempts? (?:limit )?exceeded/i, 'too_many_attempts'],
  [/^user is (?:disabled|not enabled)/i, 'disabled'],
  [/^user is not confirmed/i, 'not_confirmed'],
  [/^user does not exist/i, 'user_not_found'],
  [/^temporary password has expired|^password (?:must be reset|reset required)/i, 'reset_required'],
  [/^(?:\w+ )*code has expired|^expired (?:\w+ )*code|^invalid code provided, please request a code/i, 'code_expired'],
  [/^invalid (?:\w+ )?code\b|^code mismatch/i, 'code_mismatch'],
  [/^incorrect username or password/i, 'wrong_password_or_unknown_user'],
];

/**
 * Cognito's wording for a failed trigger ("Customizing user pool workflows with Lambda triggers", Cognito guide; the last two
 * come with InvalidLambdaResponseException). The text after it is the team's own and can contain any of the words above.
 */
const ofTrigger =
  /^(?:\[?(?:null|(?:Pre|Post|Custom|Define|Create|Verify|Inbound|UserMigration)\w*)\]? (?:failed with error|invocation failed)|(?:unrecognizable|invalid) lambda)\b/i;

// Cognito reports a correct code that was used before with the code of an expired one.
const usedBefore = /^[\w ]+ already been used/i;

/** Challenges that ask for a password. SELECT_CHALLENGE accepts one together with the choice. */
const passwordChallenges: ReadonlySet<string | undefined> = new Set([
  ...['PASSWORD', 'PASSWORD_SRP', 'PASSWORD_VERIFIER', 'SELECT_CHALLENGE'],
  ...['ADMIN_NO_SRP_AUTH', 'NEW_PASSWORD_REQUIRED'],
]);

/** Whether a challenge asks for a password. An unknown challenge does not: a new one, or one that the record hides. */
export const asksForPassword = (challengeName: string | undefined): boolean => passwordChallenges.has(challengeName);

export interface CognitoError {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Returns why a login failed; never for a wrong password if the failed step did not ask for one. */
export function loginFailureReason(error: CognitoError, isPasswordAsked: boolean): FailureReason {
  const reason = failureReason(error.code, error.message);
  return reason === 'wrong_password_or_unknown_user' && !isPasswordAsked ? 'other' : reason;
}

/**
 * Maps Cognito's error to the reasons of the contract. `code` is the errorCode of a record, in any of its spellings: with a
 * namespace before it, with or without "Exception" after it. Pages can have the code in front of the message instead.
 */
export function failureReason(code: string | undefined, message: string | undefined): FailureReason {
  const [text, codeInText] = withoutCode(message?.trim());
  const name = errorName(code ?? codeInText);
  if (ofTrigger.test(text ?? '')) return 'denied_by_trigger';
  const reason = Object.hasOwn(byCode, name) ? byCode[name] : undefined;
  if (reason !== undefined) return reason === 'code_expired' && usedBefore.test(text ?? '') ? 'other' : reason;
  if (name !== '' && name !== 'NotAuthorized') return 'other';
  if (text === undefined) return name === '' ? 'other' : 'wrong_password_or_unknown_user'; // its usual meaning
  return byMessage.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** Returns the name of an error without its namespace and its suffix; empty if the record has none. */
export const errorName = (code = ''): string => code.replace(/^.*[#.:](?=.)/, '').replace(/Exception$/, '');

/** Splits `NotAuthorizedException: Incorrect username or password.` */
function withoutCode(message: string | undefined): readonly [text: string | undefined, code: string | undefined] {
  const [start = '', code] = /^([\w.]+Exception): */.exec(message ?? '') ?? [];
  return [message?.slice(start.length), code];
}
