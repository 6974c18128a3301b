import { AwsApiError } from './api-error.ts';
import { codeOf } from '../error-code.ts';
import type { PassingFailure } from './retries.ts';

// The lists of the AWS SDK ("service-error-classification" of @smithy/core).
const throttling = new Set([
  ...['BandwidthLimitExceeded', 'EC2ThrottledException', 'LimitExceededException', 'PriorRequestNotComplete'],
  ...[
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
  ],
  ...['SlowDown', 'ThrottledException', 'Throttling', 'ThrottlingException', 'TooManyRequestsException'],
  'TransactionInProgressException',
]);
const transient = new Set([
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['RequestTimeout', 'RequestTimeoutException', 'TimeoutError'],
]);
const transientStatus = new Set([500, 502, 503, 504]);

/** Returns how a failed call of AWS may pass; `undefined` for a failure that the same request would have again. */
export function passingFailure(error: unknown): PassingFailure | undefined {
  const code = codeOf(error);
  const { status, isClockCorrected } = error instanceof AwsApiError ? error : { status: 0, isClockCorrected: false };
  if (throttling.has(code) || status === 429) return 'throttling';
  return isClockCorrected || transient.has(code) || transientStatus.has(status) ? 'transient' : undefined;
}

/** Returns the milliseconds after which the service wants to be called again, 0 if it did not say. */
export const waitOf = (error: unknown): number => (error instanceof AwsApiError ? error.retryAfterMs : 0);
