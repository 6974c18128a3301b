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

/**
 * Sorts Cognito's error into the reasons of the contract. `code` is the errorCode of a record, in any of the spellings
 * that are seen: with a namespace before it, with or without "Exception" behind it.
 */
export function failureReason(code: string | undefined, message: string | undefined): FailureReason {
  const name = code?.replace(/^.*[#.:](?=.)/, '').replace(/Exception$/, '') ?? '';
  if (Object.hasOwn(byCode, name)) return byCode[name] ?? 'other';
  if (name !== '' && name !== 'NotAuthorized') return 'other';
  const told = message === undefined ? undefined : byMessage.find(([text]) => text.test(message));
  if (told) return told[1];
  // Without its text the error has its usual meaning; with an unknown one it has another.
  return name === 'NotAuthorized' && message === undefined ? 'wrong_password_or_unknown_user' : 'other';
}
