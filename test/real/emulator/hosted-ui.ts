import type { Emulator } from './emulator.ts';
import { createUserPool, password, type UserPool, type UserPoolOptions } from './user-pool.ts';

const callback = 'https://app.example.com/callback';
const goodbye = 'https://app.example.com/bye';

export interface HostedUi extends UserPool {
  readonly domain: string;
  /** Opens the sign-in form. */
  readonly open: () => Promise<Response>;
  /** Sends the sign-in form, with all that a browser sends. */
  readonly submit: (username: string, withPassword?: string) => Promise<Response>;
  /** Asks for tokens with the code that a submitted form was answered with. */
  readonly exchange: (submitted: Response) => Promise<Response>;
  readonly logOut: () => Promise<Response>;
}

/** Settings of an app client that may use the hosted UI. */
export const hostedUiClient = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  CallbackURLs: [callback],
  LogoutURLs: [goodbye],
} satisfies UserPoolOptions['client'];

/** Creates a user pool with a domain, and an app client that may use the hosted UI. */
export async function createHostedUi(emulator: Emulator, pool: UserPoolOptions['pool'] = {}): Promise<HostedUi> {
  return hostedUiOf(emulator, await createUserPool(emulator, { pool, client: hostedUiClient }));
}

/** Creates a domain for a user pool whose app client may use the hosted UI. */
export async function hostedUiOf({ endpoint }: Pick<Emulator, 'endpoint'>, created: UserPool): Promise<HostedUi> {
  const domain = created.UserPoolId.toLowerCase().replace('_', '-');
  await created.cognito.createUserPoolDomain({ UserPoolId: created.UserPoolId, Domain: domain });

  const app = { redirect_uri: callback, response_type: 'code', client_id: created.ClientId };
  const send = (path: string, body?: Record<string, string>) =>
    fetch(endpoint + path, {
      redirect: 'manual',
      headers: { 'user-agent': 'Mozilla/5.0' },
      ...(body && { method: 'POST', body: new URLSearchParams(body) }),
    });
  return {
    ...created,
    domain,
    open: () => send(`/oauth2/authorize?${new URLSearchParams(app).toString()}`),
    submit: (username, withPassword = password) =>
      send('/login', { username, password: withPassword, _csrf: 'a1', cognitoAsfData: 'b2', ...app }),
    exchange(submitted) {
      const code = new URL(submitted.headers.get('location') ?? '').searchParams.get('code') ?? '';
      const { redirect_uri, client_id } = app;
      return send('/oauth2/token', { grant_type: 'authorization_code', code, redirect_uri, client_id });
    },
    logOut: () =>
      send(`/logout?${new URLSearchParams({ client_id: created.ClientId, logout_uri: goodbye }).toString()}`),
  };
}
