export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** A POST request with a JSON body. */
export interface JsonRequest {
  readonly service: string;
  readonly region: string;
  /** Host, with the port if it is not the scheme's. */
  readonly host: string;
  /** @default - the root of the service */
  readonly path?: string;
  /** By name, in lowercase; without those that the signature adds. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: Date;
}

/** Returns the headers of a request with its signature ("Create a signed AWS API request", IAM user guide: Signature Version 4). */
export function signRequest(request: JsonRequest, credentials: Credentials): Record<string, string> {
  const { service, region, host, path = '/', body, at } = request;
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const headers: Record<string, string> = {
    ...request.headers,
    host,
    'x-amz-date': time,
    ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
  };
  const names = Object.keys(headers).toSorted();
  const signed = names.join(';');
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('');
  const canonical = ['POST', path, '', lines, signed, sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signature = hmac(keyOf(scope, credentials.secretAccessKey), text).toString('hex');
  const authorization =
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed}, ` +
    `Signature=${signature}`;
  return { ...headers, authorization };
}

// The key of a scope holds for a day, and an environment usually has one scope.
let derived: { readonly scope: string; readonly secret: string; readonly key: Buffer } | undefined;

function keyOf(scope: string, secret: string): Buffer {
  if (derived?.scope !== scope || derived.secret !== secret) {
    const key = scope.split('/').reduce<Buffer | string>((from, part) => hmac(from, part), `AWS4${secret}`) as Buffer;
    derived = { scope, secret, key };
  }
  return derived.key;
}

// An `import` in an ES module evaluates every export of the module, and the web cryptography in node:crypto is slow to load.
const { createHmac, hash } = process.getBuiltinModule('node:crypto');
const sha256 = (text: string): string => hash('sha256', text);
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
