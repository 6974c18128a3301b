/** A complete HTTP response. */
export interface HttpResponse {
  readonly status: number;
  /** By name, in lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether another request may use the connection. */
  readonly isReusable: boolean;
}

/**
 * Returns the response in the bytes that a connection has received, or `undefined` if bytes are missing. `isClosed`: no byte
 * can follow, which ends a body of unknown length. Skips interim responses (1xx). Throws an error with the code
 * INVALID_RESPONSE if the bytes are not a response of HTTP/1.1 (RFC 9112).
 */
export function responseIn(bytes: Buffer, isClosed: boolean): HttpResponse | undefined {
  const headBytes = bytes.indexOf('\r\n\r\n');
  if (headBytes === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headBytes).split('\r\n');
  const [, version, code] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(statusLine) ?? refuse('status line');
  const rest = bytes.subarray(headBytes + 4);
  const status = Number(code);
  if (status < 200) return responseIn(rest, isClosed);
  const headers = headersIn(lines);
  const content = contentOf(status, headers, rest, isClosed);
  if (!content) return undefined;
  const isReusable =
    version === '1' && !isClosed && content.end === rest.length && !/close/i.test(headers['connection'] ?? '');
  return { status, headers, body: content.body.toString(), isReusable };
}

function headersIn(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

interface Content {
  readonly body: Buffer;
  /** Position of the first byte after the content. */
  readonly end: number;
}

function contentOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  rest: Buffer,
  isClosed: boolean,
): Content | undefined {
  const { 'transfer-encoding': encoding, 'content-length': length } = headers;
  if (status === 204 || status === 304) return { body: rest.subarray(0, 0), end: 0 };
  if (encoding !== undefined) return /^chunked$/i.test(encoding) ? chunksIn(rest) : refuse('transfer encoding');
  if (length === undefined) return isClosed ? { body: rest, end: rest.length } : undefined;
  const end = /^\d+$/.test(length) ? Number(length) : refuse('content length');
  return rest.length < end ? undefined : { body: rest.subarray(0, end), end };
}

/** The content of a body in chunks, or `undefined` if bytes are missing. */
function chunksIn(rest: Buffer): Content | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const [, hex = ''] = /^([\da-f]{1,8})(?:;|\s|$)/i.exec(rest.toString('latin1', at, lineEnd)) ?? refuse('chunk');
    const [begin, size] = [lineEnd + 2, parseInt(hex, 16)];
    if (size === 0) {
      // An empty line ends the trailers, of which there usually are none.
      const end = rest.indexOf('\r\n\r\n', lineEnd);
      return end === -1 ? undefined : { body: Buffer.concat(chunks), end: end + 4 };
    }
    at = begin + size + 2;
    if (rest.length < at) return undefined;
    chunks.push(rest.subarray(begin, begin + size));
  }
}

function refuse(part: string): never {
  throw Object.assign(new Error(`Invalid ${part} in an HTTP response`), { code: 'INVALID_RESPONSE' });
}
