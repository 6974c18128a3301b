import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a call to AWS was: the operation and its input. */
export interface AwsCall {
  readonly operation: string;
  readonly input: unknown;
}

/** What AWS answers: an object; an error by its status and code; or nothing at all. */
export type AwsAnswer = object | { readonly status: number; readonly code: string } | 'silence';

/**
 * A server on this machine that takes the calls of the AWS SDK (JSON protocol) and keeps them. While it is open the
 * environment leads every client to it, with credentials that are nobody's.
 */
export async function fakeAws(answer: (call: AwsCall) => AwsAnswer) {
  const calls: AwsCall[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const call = { operation, input: JSON.parse(body) as unknown };
      calls.push(call);
      const given = answer(call);
      if (given === 'silence') return;
      const isError = 'status' in given && 'code' in given;
      response.writeHead(isError ? given.status : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(isError ? { __type: given.code, message: 'no' } : given));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const restore = setEnvironment({
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nobody',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  });
  const close = async () => {
    restore();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { calls, url, close };
}

/** Sets variables of the environment; undefined removes one. Gives a function that puts all back. */
export function setEnvironment(variables: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };
  for (const [name, value] of Object.entries(variables)) set(name, value);
  return () => {
    for (const [name, value] of before) set(name, value);
  };
}
