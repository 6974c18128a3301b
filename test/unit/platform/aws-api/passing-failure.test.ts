import * as sdk from '@smithy/core/retry';
import { AwsApiError } from '../../../../platform/aws-api/api-error.ts';
import { passingFailure, waitOf } from '../../../../platform/aws-api/passing-failure.ts';

const answered = (status: number, code = 'Some', isClockCorrected = false) =>
  new AwsApiError({ status, headers: {}, body: `{"__type":"${code}"}`, isReusable: true }, isClockCorrected);

/** What the AWS SDK says of an error with that name and status. */
function bySdk(name: string, httpStatusCode: number) {
  const error = { name, message: '', $metadata: { httpStatusCode }, $fault: 'client' as const };
  return sdk.isThrottlingError(error) ? 'throttling' : sdk.isTransientError(error) ? 'transient' : undefined;
}

const codes = [
  ...['BandwidthLimitExceeded', 'EC2ThrottledException', 'LimitExceededException', 'PriorRequestNotComplete'],
  ...[
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
  ],
  ...['SlowDown', 'ThrottledException', 'Throttling', 'ThrottlingException', 'TooManyRequestsException'],
  ...['TransactionInProgressException', 'RequestTimeout', 'RequestTimeoutException', 'TimeoutError'],
  ...['AccessDeniedException', 'ValidationException', 'InternalException', 'ExpiredToken', 'InvalidSignatureException'],
];

describe.each([400, 403, 413, 429, 500, 501, 502, 503, 504, 505])(
  'an answer %i passes as for the AWS SDK',
  (status) => {
    test.each(codes)('with %s', (code) => {
      expect(passingFailure(answered(status, code))).toBe(bySdk(code, status));
    });
  },
);

test.each([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])('a connection that fails with %s may succeed later, as for the AWS SDK', (code) => {
  const error = Object.assign(new Error(), { code });

  expect(passingFailure(error)).toBe('transient');
  expect(sdk.isTransientError(error as never)).toBe(true);
});

test.each([
  ['a certificate that is not trusted', Object.assign(new Error(), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
  ['an aborted request', Object.assign(new Error(), { name: 'AbortError' })],
  ['an answer that is not HTTP', Object.assign(new Error(), { code: 'INVALID_RESPONSE' })],
  ['no error', undefined],
])('%s does not pass', (_what, error) => {
  expect(passingFailure(error)).toBeUndefined();
});

test('a refusal because of the clock passes once the clock is corrected', () => {
  expect(passingFailure(answered(403, 'InvalidSignatureException', true))).toBe('transient');
});

test('the service says how long to wait', () => {
  const response = { status: 503, headers: { 'x-amz-retry-after': '70' }, body: '', isReusable: true };

  expect(waitOf(new AwsApiError(response))).toBe(70);
  expect(waitOf(new Error())).toBe(0);
});
