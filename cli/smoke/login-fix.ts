/** Refusals of Cognito that the operator can change, by its message, with the fix. */
const fixes: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /flow (?:is )?not (?:enabled|supported)/i,
    'Add ALLOW_USER_PASSWORD_AUTH to the ExplicitAuthFlows of the app client, or name another app client with --client.',
  ],
  [/SECRET_HASH|with secret/i, 'The app client has a secret. Name an app client without a secret with --client.'],
  [/client .*does not exist/i, 'Name an app client of this pool with --client.'],
  [
    /^UserLambdaValidationException|^UnexpectedLambdaException|^InvalidLambdaResponseException/,
    'A trigger function of the pool refused the temporary user. Read the log of that function.',
  ],
  [
    /^AccessDeniedException/,
    'Allow cognito-idp:DescribeUserPool, AdminCreateUser, AdminSetUserPassword, AdminDeleteUser and ListUsers on the pool.',
  ],
  [
    /asks for more/,
    'The pool or the app client requires a second factor. Name a pool or an app client without it, or use smoke without --login.',
  ],
];

/** Returns the fix for a step that Cognito refused; `undefined` if its message is enough. */
export function loginFix({ name, message }: Error): string | undefined {
  const words = name === 'Error' ? message : `${name}: ${message}`;
  return fixes.find(([pattern]) => pattern.test(words))?.[1];
}
