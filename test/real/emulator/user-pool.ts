import {
  CognitoIdentityProvider,
  type AttributeType,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Emulator } from './emulator.ts';

export interface UserPool {
  readonly cognito: CognitoIdentityProvider;
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly ClientSecret: string | undefined;
}

export interface UserPoolOptions {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly client?: Partial<CreateUserPoolClientCommandInput>;
}

/** Satisfies the default password policy. */
export const password = 'Correct-Horse-1';

/** The emulator's fixed code for a sign-up. */
export const signUpCode = '123456';

/** The emulator's fixed code for a forgotten password. */
export const resetCode = '654321';

/** Creates a user pool and an app client that may sign in with a password. */
export async function createUserPool({ settings }: Emulator, options: UserPoolOptions = {}): Promise<UserPool> {
  const cognito = new CognitoIdentityProvider(settings);
  const { UserPool } = await cognito.createUserPool({ PoolName: 'pool', ...options.pool });
  const UserPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'client',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    ...options.client,
  });
  return { cognito, UserPoolId, ClientId: UserPoolClient?.ClientId ?? '', ClientSecret: UserPoolClient?.ClientSecret };
}

/** Lets a user sign up and confirm. Returns the `sub`. */
export async function confirmedUser({ cognito, ClientId }: UserPool, Username: string): Promise<string | undefined> {
  const call = { ClientId, Username, Password: password, UserAttributes: [email(Username)] };
  const { UserSub } = await cognito.signUp(call);
  await cognito.confirmSignUp({ ClientId, Username, ConfirmationCode: signUpCode });
  return UserSub;
}

/** Signs a user in with a password. */
export async function signIn({ cognito, ClientId }: UserPool, USERNAME: string, PASSWORD = password) {
  const AuthParameters = { USERNAME, PASSWORD };
  const answer = await cognito.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
  return answer.AuthenticationResult ?? {};
}

export const email = (username: string): AttributeType => ({ Name: 'email', Value: `${username}@example.com` });
