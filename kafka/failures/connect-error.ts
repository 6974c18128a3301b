import { causesOf } from '../../platform/error-causes.ts';
import type { ConnectErrorCode } from './table/access-failures.ts';
import { detailOf, failureRow } from './table/failure-table.ts';

/**
 * The forwarder cannot use the cluster. The message has the cause and the fix, and contains no secret: it is logged. The
 * messages wait in the queue meanwhile, because a person can correct it without a deployment.
 */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly code: ConnectErrorCode;
  /** Whether credentials that are read again cannot change it in this invocation. */
  readonly isFinal: boolean;

  constructor(code: ConnectErrorCode, message: string, { isFinal = true, cause }: ConnectErrorOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.isFinal = isFinal;
  }
}

export interface ConnectErrorOptions {
  readonly isFinal?: boolean;
  readonly cause?: unknown;
}

/** The ConnectError that the client wrapped; undefined if there is none. */
export function connectErrorIn(error: unknown): ConnectError | undefined {
  for (const cause of causesOf(error)) if (cause instanceof ConnectError) return cause;
  return undefined;
}

/**
 * Creates the error of a row of the failure table. Its message is the text of the row, with `facts` about this failure in
 * between. The facts are sentences that name the secret or the host and contain nothing secret.
 */
export const connectFailure = (code: ConnectErrorCode, facts: string, options?: ConnectErrorOptions): ConnectError =>
  new ConnectError(code, detailOf(failureRow(code), facts), options);
