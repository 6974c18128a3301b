import type { HttpRequest } from '../../../../platform/http/connections.ts';
import { jsonApi, type JsonApiPorts } from '../../../../platform/aws-api/json-api.ts';
import { signRequest } from '../../../../platform/aws-api/sign-request.ts';

const at = Date.parse('2026-11-30T01:02:03.000Z');
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const service = { signingName: 'events', target: 'AWSEvents', version: '1.1' } as const;

interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An API whose service gives these answers, and what it was sent. */
function api(answers: readonly Answer[], more: Partial<JsonApiPorts> = {}) {
  const sent: { request: HttpRequest; signal: AbortSignal | undefined }[] = [];
  const call = jsonApi(service, {
    endpoint: new URL('https://events.eu-west-1.amazonaws.com'),
    region: 'eu-west-1',
    credentials,
    exchange: (request, signal) => {
      const { status = 200, body = '{}', headers = {} } = answers[sent.length] ?? {};
      sent.push({ request, signal });
      return Promise.resolve({ status, body, headers, isReusable: true });
    },
    now: () => at,
    ...more,
  });
  return { call, sent };
}

const dateOf = ({ request }: { request: HttpRequest }) => request.headers['x-amz-date'];

test('posts a signed request, and resolves with the output', async () => {
  const { call, sent } = api([{ body: '{"FailedEntryCount":0}' }]);
  const { signal } = new AbortController();

  await expect(call('PutEvents', { Entries: ['\u00fc'] }, signal)).resolves.toEqual({ FailedEntryCount: 0 });

  const body = '{"Entries":["\u00fc"]}';
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' };
  const host = 'events.eu-west-1.amazonaws.com';
  const signed = signRequest(
    { service: 'events', region: 'eu-west-1', host, headers, body, at: new Date(at) },
    credentials,
  );
  expect(sent).toEqual([{ request: { method: 'POST', path: '/', headers: signed, body }, signal }]);
});

test.each([
  ['http://127.0.0.1:4566', '127.0.0.1:4566', '/'],
  ['http://localhost/some/path', 'localhost', '/some/path/'],
  ['http://localhost/some/path//', 'localhost', '/some/path/'],
  ['http://[::1]:80/', '[::1]', '/'],
])('calls the endpoint %s by host and path, both signed', async (url, host, path) => {
  const { call, sent } = api([], { endpoint: new URL(url) });
  await call('PutEvents', {});

  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' };
  const request = { service: 'events', region: 'eu-west-1', host, path, headers, body: '{}', at: new Date(at) };
  expect(sent[0]?.request).toMatchObject({ path, headers: signRequest(request, credentials) });
});

test.each(['', 'OK', '[1]', 'null', '"text"', '{"half": '])(
  'rejects a 200 whose body is not an object: %j',
  async (body) => {
    const { call } = api([{ body }]);

    await expect(call('PutEvents', {})).rejects.toMatchObject({
      code: 'INVALID_RESPONSE',
      message: 'The answer is not a JSON object',
    });
  },
);

test.each([300, 400, 503])('rejects an answer %i with its code', async (status) => {
  const { call } = api([{ status, body: '{"__type":"Refused"}' }]);

  await expect(call('PutEvents', {})).rejects.toMatchObject({ code: 'Refused', status, isClockCorrected: false });
});

test('rejects as the connection does', async () => {
  const error = Object.assign(new Error(), { code: 'ECONNRESET' });

  await expect(api([], { exchange: () => Promise.reject(error) }).call('PutEvents', {})).rejects.toBe(error);
});

describe('where the clock of this machine is wrong', () => {
  const refusal = (date: string): Answer => ({
    status: 403,
    body: '{"__type":"InvalidSignatureException"}',
    headers: { date },
  });

  test.each([
    ['slow', 'Mon, 30 Nov 2026 01:06:03 GMT', '20261130T010603Z'],
    ['fast', 'Mon, 30 Nov 2026 00:58:03 GMT', '20261130T005803Z'],
  ])('later calls have the time of AWS, %s by four minutes', async (_what, date, expected) => {
    const { call, sent } = api([refusal(date), {}, {}]);

    await expect(call('PutEvents', {})).rejects.toMatchObject({ isClockCorrected: true });
    await call('PutEvents', {});
    await call('PutEvents', {});

    expect(sent.map(dateOf)).toEqual(['20261130T010203Z', expected, expected]);
  });

  test('does not correct the clock again for the same difference', async () => {
    const late = 'Mon, 30 Nov 2026 02:02:03 GMT';
    const { call } = api([refusal(late), refusal(late)]);
    await expect(call('PutEvents', {})).rejects.toMatchObject({ isClockCorrected: true });

    await expect(call('PutEvents', {})).rejects.toMatchObject({ isClockCorrected: false });
  });

  test.each([['Mon, 30 Nov 2026 01:06:02 GMT'], ['Mon, 30 Nov 2026 00:58:04 GMT'], ['now'], ['']])(
    'takes the clock for right at a smaller difference: %j',
    async (date) => {
      const { call, sent } = api([refusal(date), {}]);

      await expect(call('PutEvents', {})).rejects.toMatchObject({ isClockCorrected: false });
      await call('PutEvents', {});

      expect(new Set(sent.map(dateOf)).size).toBe(1);
    },
  );

  test('changes nothing for a refusal without a date', async () => {
    const { call } = api([{ status: 403 }]);

    await expect(call('PutEvents', {})).rejects.toMatchObject({ code: 'HTTP_403', isClockCorrected: false });
  });
});
