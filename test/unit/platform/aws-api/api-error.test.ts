import { AwsApiError } from '../../../../platform/aws-api/api-error.ts';

const error = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
  new AwsApiError({ status, headers, body, isReusable: true });

test.each([
  ['its name', '{"__type":"ThrottlingException","message":"slow"}', 'ThrottlingException'],
  ['its name behind a namespace', '{"__type" : "com.amazonaws.sqs#QueueDoesNotExist"}', 'QueueDoesNotExist'],
  [
    'its name before a URL',
    '{"__type":"ValidationException:http://internal.amazon.com/coral/"}',
    'ValidationException',
  ],
  ['its name with a namespace and a URL', '{"__type":"a#InternalFailure:http://a/"}', 'InternalFailure'],
  ['the first of several names', '{"__type":"AccessDenied,Other"}', 'AccessDenied'],
  [
    'a name with dots',
    '{"__type":"AWS.SimpleQueueService.NonExistentQueue"}',
    'AWS.SimpleQueueService.NonExistentQueue',
  ],
  ['a code in place of the type', '{"Code":"SlowDown"}', 'SlowDown'],
  ['the type, not the code', '{"code":"b","__type":"a"}', 'a'],
])('has %s as its code', (_what, body, code) => {
  expect(error(400, body)).toMatchObject({ name: 'AwsApiError', code, status: 400, isClockCorrected: false });
});

test('has the name in the header as its code if the body has none', () => {
  const headers = { 'x-amzn-errortype': 'AccessDeniedException:http://internal/' };

  expect(error(403, '', headers).code).toBe('AccessDeniedException');
  expect(error(403, '{"__type":"Other"}', headers).code).toBe('Other');
});

test.each([
  ['nothing', ''],
  ['HTML', '<html>Bad Gateway</html>'],
  ['a sentence in place of a name', '{"__type":"user ann@example.com not found"}'],
  ['a name that is too long', `{"__type":"${'a'.repeat(65)}"}`],
])('has the status as its code for a body of %s', (_what, body) => {
  expect(error(502, body).code).toBe('HTTP_502');
});

test('has a message with status and code, and nothing else of the answer', () => {
  expect(error(400, '{"__type":"a#Gone","message":"ann@example.com"}').message).toBe('The service answered 400: Gone');
});

test.each([
  [{}, 0],
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': 'Tue, 01 Dec 2026 00:00:00 GMT' }, 0],
  [{ 'x-amz-retry-after': '120' }, 120],
  [{ 'x-amz-retry-after': '120', 'retry-after': '3' }, 120],
])('knows from %j that the service wants a pause of %i ms', (headers, expected) => {
  expect(error(503, '', headers).retryAfterMs).toBe(expected);
});
