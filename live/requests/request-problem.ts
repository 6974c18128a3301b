import { CommandFailed } from '../../platform/command-failed.ts';
import { UsageError } from '../../platform/usage-error.ts';
import type { RequestProblem } from '../wire/requests.ts';

export type RefusalStatus = 400 | 403 | 404 | 409 | 413 | 415 | 500;

/** A request that is rejected, with its status. */
export class RefusedRequest extends Error {
  readonly status: RefusalStatus;
  readonly problem: RequestProblem;

  constructor(status: RefusalStatus, code: string, text: string) {
    super(text);
    this.status = status;
    this.problem = { code, text };
  }
}

/** Returns the status and the problem for an error of a request. It contains no value of an event. */
export function refusalOf(error: unknown): { readonly status: RefusalStatus; readonly problem: RequestProblem } {
  if (error instanceof RefusedRequest) return error;
  const { message } = error as Error;
  if (error instanceof UsageError) return { status: 400, problem: { code: 'INVALID_REQUEST', text: message } };
  const permission = missingPermission(error);
  if (permission !== undefined) {
    const text = `AWS does not allow ${permission}. Allow it for your credentials, and try again.`;
    return { status: 403, problem: { code: 'MISSING_PERMISSION', text, permission } };
  }
  if (error instanceof CommandFailed) return { status: 409, problem: { code: 'FAILED', text: message } };
  return { status: 500, problem: { code: 'FAILED', text: message } };
}

/** Returns the action that AWS did not allow, such as `sqs:ReceiveMessage`; undefined for any other error. */
export function missingPermission(error: unknown): string | undefined {
  const { name = '', message = '' } = (error ?? {}) as Partial<Error>;
  if (!/^(AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError)/.test(name)) return undefined;
  return /not authorized to perform: ([a-z0-9-]+:\w+)/i.exec(message)?.[1];
}

/** Rejects a request. */
export function refuse(status: RefusalStatus, code: string, text: string): never {
  throw new RefusedRequest(status, code, text);
}
