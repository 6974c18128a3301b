import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface FakeCognitoOptions {
  /** Whether it takes every password for the right one. @default false */
  readonly isCareless?: boolean;
  /** Returns the name of the error with which it refuses a call. @default - it refuses none */
  readonly refuses?: (operation: string) => string | undefined;
  /** Receives the operation of each call before the response. */
  readonly onCall?: (operation: string) => void;
}

/** Cognito's API over HTTP for one app client: keeps the calls, knows the users' passwords and the tokens it gave. */
export async function fakeCognito({
  isCareless = false,
  refuses = () => undefined,
  onCall = () => undefined,
}: FakeCognitoOptions = {}) {
  const calls: Call[] = [];
  const passwords = new Map<unknown, unknown>();
  const authenticate = ({ AuthFlow, AuthParameters }: Call['input']): object => {
    const { USERNAME, PASSWORD, REFRESH_TOKEN } = AuthParameters as Record<string, string>;
    const right =
      AuthFlow === 'REFRESH_TOKEN_AUTH' ? REFRESH_TOKEN === 'refresh-1' : passwords.get(USERNAME) === PASSWORD;
    if (!right && !isCareless) return { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    return { AuthenticationResult: { AccessToken: 'access-1', RefreshToken: 'refresh-1' } };
  };
  const change = ({ PreviousPassword, ProposedPassword }: Call['input']): void => {
    for (const [name, password] of passwords) if (password === PreviousPassword) passwords.set(name, ProposedPassword);
  };
  const answer = ({ operation, input }: Call): object => {
    const refusal = refuses(operation);
    if (refusal !== undefined) return { __type: refusal, message: 'The test refuses this call.' };
    if (input['Password'] !== undefined) passwords.set(input['Username'], input['Password']);
    if (input['ProposedPassword'] !== undefined) change(input);
    if (operation === 'SignUp') return { UserSub: `sub-of-${String(input['Username'])}` };
    return operation === 'InitiateAuth' ? authenticate(input) : {};
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const target = String(request.headers['x-amz-target']);
      const call: Call = { operation: target.split('.')[1] ?? '', input: JSON.parse(body) as Call['input'] };
      calls.push(call);
      onCall(call.operation);
      const output = answer(call);
      response.writeHead('__type' in output ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(output));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, close };
}
