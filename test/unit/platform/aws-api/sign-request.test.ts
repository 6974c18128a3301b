import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { signRequest, type JsonRequest } from '../../../../platform/aws-api/sign-request.ts';

const at = new Date('2026-11-30T01:02:03.456Z');
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const request: JsonRequest = {
  service: 'dynamodb',
  region: 'eu-west-1',
  host: 'dynamodb.eu-west-1.amazonaws.com',
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.GetItem' },
  body: '{"TableName":"users","Key":{"sub":{"S":"ä \\u2028"}}}',
  at,
};

/** The hash that the signer of AWS's SDK wants. */
class Sha256 {
  private readonly hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }
  update(data: Uint8Array): void {
    this.hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
  reset(): void {
    throw new Error('not used');
  }
}

/** The headers that the signer of AWS's SDK makes. */
async function signedByTheSdk({ service, region, host, headers, body }: JsonRequest, keys: typeof credentials) {
  const signer = new SignatureV4({
    service,
    region,
    credentials: keys,
    sha256: Sha256,
    applyChecksum: false,
  });
  const [hostname = '', port] = host.split(':');
  const signed = await signer.sign(
    {
      method: 'POST',
      protocol: 'https:',
      hostname,
      ...(port === undefined ? {} : { port: Number(port) }),
      path: '/',
      query: {},
      headers: { ...headers, host },
      body,
    },
    { signingDate: at },
  );
  return signed.headers;
}

test.each([
  ['long-lived keys', request, credentials],
  ["a role's session", request, { ...credentials, sessionToken: 'FwoGZXIvYXdzE/+==' }],
  ['a host with a port', { ...request, host: '127.0.0.1:4566' }, credentials],
  ['an empty body', { ...request, body: '' }, credentials],
])("signs as AWS's SDK does, with %s", async (_what, given, keys) => {
  expect(signRequest(given, keys)).toEqual(await signedByTheSdk(given, keys));
});
