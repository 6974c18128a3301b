const attempts = 6;

/**
 * Calls again, after a pause, what a service denies: IAM may take seconds until each service knows a new role or policy
 * ("Changes that I make are not always immediately visible", IAM guide). Six attempts, so that pauses of 1, 2, 4, 8 and 16
 * seconds lie between them. Rejects with the last denial, and with any other error at once.
 */
export async function retryDenied<Result>(
  call: () => Promise<Result>,
  pause: (attempt: number) => Promise<void>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= attempts || !isDenial(error)) throw error;
      await pause(attempt);
    }
  }
}

/** Whether a service says that the caller may not do this: services use different names for it. */
const isDenial = (error: unknown): boolean =>
  ['AccessDenied', 'AccessDeniedException', 'ForbiddenException', 'UnauthorizedException'].includes(
    (error as Error).name,
  );
