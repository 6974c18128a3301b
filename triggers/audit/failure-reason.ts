import type { loginFailureReasons } from '../../contracts/events/login.ts';

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

// NotAuthorizedException has many meanings, which only its text tells apart.
const byMessage: readonly (readonly [text: RegExp, reason: FailureReason])[] = [
  [/attempts exceeded/i, 'too_many_attempts'],
  [/disabled/i, 'disabled'],
  [/not confirmed/i, 'not_confirmed'],
  [/does not exist/i, 'user_not_found'],
  [/temporary password has expired|must be reset|reset required/i, 'reset_required'],
  [/code.*expired|expired.*code/i, 'code_expired'],
  [/invalid code/i, 'code_mismatch'],
  [/incorrect username or password/i, 'wrong_password_or_unknown_user'],
];

// Cognito's own words around the text of a team's function, in which anything may stand.
const ofTrigger = /^\w+ (?:failed with error|invocation failed)\b/i;

/** Challenges at which a password is asked for. SELECT_CHALLENGE takes one, too, with the choice. */
const passwordChallenges: ReadonlySet<string> = new Set([
  ...['PASSWORD', 'PASSWORD_SRP', 'PASSWORD_VERIFIER', 'SELECT_CHALLENGE'],
  ...['ADMIN_NO_SRP_AUTH', 'NEW_PASSWORD_REQUIRED'],
]);

/**
 * Returns why a login failed; never for a wrong password at a challenge that asks for none. `challenge` is its name, undefined
 * if the login failed at no challenge, or if the record does not tell.
 */
export function loginFailureReason(error: CognitoError, challenge: string | undefined): FailureReason {
  const reason = failureReason(error.code, error.message);
  const asksForPassword = challenge === undefined || passwordChallenges.has(challenge);
  return reason === 'wrong_password_or_unknown_user' && !asksForPassword ? 'other' : reason;
}

export interface CognitoError {
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/**
 * Sorts Cognito's error into the reasons of the contract. `code` is the errorCode of a record, in any of the spellings
 * that are seen: with a namespace before it, with or without "Exception" behind it.
 */
export function failureReason(code: string | undefined, message: string | undefined): FailureReason {
  const name = code?.replace(/^.*[#.:](?=.)/, '').replace(/Exception$/, '') ?? '';
  // Cognito has no code of its own for a right code that is used again.
  if (name === 'ExpiredCode' && /already been used/i.test(message ?? '')) return 'other';
  if (Object.hasOwn(byCode, name)) return byCode[name] ?? 'other';
  if (name !== '' && name !== 'NotAuthorized') return 'other';
  if (ofTrigger.test(message ?? '')) return 'denied_by_trigger';
  const told = message === undefined ? undefined : byMessage.find(([text]) => text.test(message));
  if (told) return told[1];
  // Without its text the error has its usual meaning; with an unknown one it has another.
  return name === 'NotAuthorized' && message === undefined ? 'wrong_password_or_unknown_user' : 'other';
}
