import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a call to AWS was: the operation and its input. */
export interface AwsCall {
  readonly operation: string;
  readonly input: unknown;
}

/** An answer of AWS: an object, XML if the service uses it, an error by its status and code, or nothing at all. */
export type AwsAnswer = object | { readonly status: number; readonly code: string } | `<${string}` | 'silence';

/**
 * A server on this machine that takes the calls of the AWS SDK (JSON and query protocol) and keeps them, with the Region of
 * each. While it is open the environment leads every client to it, with stub credentials. `now` is the time by its answers.
 */
export async function fakeAws(
  answer: (call: AwsCall) => AwsAnswer | Promise<AwsAnswer>,
  now: () => Date = () => new Date(),
) {
  const calls: AwsCall[] = [];
  const regions: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const call = callIn(request.headers['x-amz-target'], body);
      calls.push(call);
      regions.push(regionIn(request.headers.authorization));
      const given = await answer(call);
      if (given === 'silence') return;
      const isError = typeof given === 'object' && 'status' in given && 'code' in given;
      const isQuery = request.headers['x-amz-target'] === undefined;
      const type = isQuery ? 'text/xml' : 'application/x-amz-json-1.1';
      response.writeHead(isError ? given.status : 200, { 'content-type': type, date: now().toUTCString() });
      if (!isError) response.end(typeof given === 'string' ? given : JSON.stringify(given));
      else if (isQuery) response.end(errorInXml(given.code));
      else response.end(JSON.stringify({ __type: given.code, message: 'no' }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
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
  return { calls, regions, sockets, url, close };
}

function callIn(target: string | string[] | undefined, body: string): AwsCall {
  if (target !== undefined)
    return { operation: String(target).split('.')[1] ?? '', input: JSON.parse(body) as unknown };
  const input = Object.fromEntries(new URLSearchParams(body));
  return { operation: input['Action'] ?? '', input };
}

const errorInXml = (code: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;

/** CloudFormation's answer about a stack with these outputs. */
export function stackInXml(outputs: Readonly<Record<string, string>>, Description = ''): `<${string}` {
  const members = Object.entries(outputs).map(
    ([name, value]) => `<member><OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const stack = `<Description>${Description}</Description><StackStatus>CREATE_COMPLETE</StackStatus>`;
  const stacks = `<Stacks><member>${stack}<Outputs>${members.join('')}</Outputs></member></Stacks>`;
  return `<DescribeStacksResponse><DescribeStacksResult>${stacks}</DescribeStacksResult></DescribeStacksResponse>`;
}

/** The Region that a call is signed for ("Create a signed AWS API request", IAM user guide). */
const regionIn = (authorization = ''): string => /Credential=[^/]+\/\d{8}\/([^/]+)\//.exec(authorization)?.[1] ?? '';

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
