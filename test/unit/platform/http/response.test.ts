import { responseIn } from '../../../../platform/http/response.ts';

const text = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'));

/** The response in bytes that end it, each time with fewer of them: only the last has one. */
function inParts(bytes: Buffer) {
  return Array.from({ length: bytes.length + 1 }, (_, length) => responseIn(bytes.subarray(0, length), false));
}

test('reads status, headers and body', () => {
  expect(
    responseIn(text('HTTP/1.1 200 OK', 'Content-Length: 4', 'X-Name:\t a: b  ', 'X-Empty:', '', 'body'), false),
  ).toEqual({
    status: 200,
    headers: { 'content-length': '4', 'x-name': 'a: b', 'x-empty': '' },
    body: 'body',
    isReusable: true,
  });
});

test.each([
  ['a length', text('HTTP/1.1 200 OK', 'Content-Length: 4', '', 'b\u00f6y')],
  [
    'chunks',
    text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '2', 'b\u00f6'.slice(0, 1) + 'o', '1', 'y', '0', '', ''),
  ],
  ['no body', text('HTTP/1.1 204 No Content', '', '')],
])('is undefined until the last byte of a response with %s', (_what, bytes) => {
  const results = inParts(bytes);

  expect(results.slice(0, -1).every((result) => result === undefined)).toBe(true);
  expect(results.at(-1)).toMatchObject({ isReusable: true });
});

test('counts bytes of the body, not characters', () => {
  expect(responseIn(text('HTTP/1.1 200 OK', 'Content-Length: 4', '', '\u00fc\u00fc'), false)).toMatchObject({
    body: '\u00fc\u00fc',
  });
});

test('joins chunks of any size, a character in parts among them', () => {
  const [first, second] = [Buffer.from('\u00fc').subarray(0, 1), Buffer.from('\u00fc').subarray(1)];
  const bytes = Buffer.concat([
    text('HTTP/1.1 200 OK', 'transfer-encoding: Chunked', '', '1', ''),
    first,
    text('', '1;name=value', ''),
    second,
    text('', 'A', '0123456789', '0 ', 'Trailer: x', '', ''),
  ]);

  expect(responseIn(bytes, false)).toMatchObject({ body: '\u00fc0123456789', isReusable: true });
});

test.each([
  ['an interim response', text('HTTP/1.1 100 Continue', '', 'HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok')],
  [
    'two of them',
    text('HTTP/1.1 103 Hints', 'Link: a', '', 'HTTP/1.1 100 Go', '', 'HTTP/1.1 200 OK', 'Content-Length: 2', '', 'ok'),
  ],
])('skips %s', (_what, bytes) => {
  expect(responseIn(bytes, false)).toMatchObject({ status: 200, body: 'ok' });
});

test.each([
  ['204', 'HTTP/1.1 204 No Content'],
  ['304', 'HTTP/1.1 304 Not Modified'],
])('a response %s has no body, whatever its length says', (_status, line) => {
  expect(responseIn(text(line, 'Content-Length: 9', '', ''), false)).toMatchObject({ body: '', isReusable: true });
});

test('a body without a length ends with the connection', () => {
  const bytes = text('HTTP/1.1 200 OK', '', 'all of it');

  expect(responseIn(bytes, false)).toBeUndefined();
  expect(responseIn(bytes, true)).toMatchObject({ body: 'all of it', isReusable: false });
});

test.each([
  ['lacks the last byte of its body', text('HTTP/1.1 200 OK', 'Content-Length: 9', '', '12345678')],
  ['lacks the last chunk', text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '4', 'body', '')],
  ['lacks the end of a chunk', text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '5', 'body')],
  ['ends within its head', text('HTTP/1.1 200 OK', 'Content-Length: 0', '')],
  ['is empty', Buffer.alloc(0)],
])('is undefined at the end of a connection for a response that %s', (_what, bytes) => {
  expect(responseIn(bytes, true)).toBeUndefined();
});

test.each([
  ['says so', text('HTTP/1.1 200 OK', 'Connection: Close', 'Content-Length: 0', '', '')],
  ['is HTTP/1.0', text('HTTP/1.0 200 OK', 'Content-Length: 0', '', '')],
  ['has bytes behind it', text('HTTP/1.1 200 OK', 'Content-Length: 0', '', 'x')],
  ['has bytes behind its chunks', text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '0', '', 'x')],
])('does not allow another request after a response that %s', (_what, bytes) => {
  expect(responseIn(bytes, false)).toMatchObject({ status: 200, isReusable: false });
});

test('does not allow another request on a closed connection', () => {
  expect(responseIn(text('HTTP/1.1 200 OK', 'Content-Length: 0', '', ''), true)).toMatchObject({ isReusable: false });
});

test.each([
  ['another protocol', text('SSH-2.0-OpenSSH', '', '')],
  ['another protocol before it', text('SIP HTTP/1.1 200 OK', '', '')],
  ['HTTP/2', text('HTTP/2 200', '', '')],
  ['a status of four digits', text('HTTP/1.1 2000 OK', '', '')],
  ['a length that is not a number', text('HTTP/1.1 200 OK', 'Content-Length: 4, 4', '', 'body')],
  ['a negative length', text('HTTP/1.1 200 OK', 'Content-Length: -1', '', 'body')],
  ['another transfer encoding', text('HTTP/1.1 200 OK', 'Transfer-Encoding: gzip, chunked', '', '')],
  ['chunks of another one', text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked, gzip', '', '')],
  ['a chunk without a size', text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', 'body', '')],
  ['a size with something behind it', text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '4g', 'body', '')],
  ['a size of nine digits', text('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '123456789', '', '')],
])('throws INVALID_RESPONSE for %s', (_what, bytes) => {
  expect(() => responseIn(bytes, false)).toThrow(expect.objectContaining({ code: 'INVALID_RESPONSE' }) as Error);
});

test('names the invalid part, and nothing from the response', () => {
  expect(() => responseIn(text('HTTP/1.1 200 OK', 'Content-Length: secret', '', ''), false)).toThrow(
    'Invalid content length in an HTTP response',
  );
});
