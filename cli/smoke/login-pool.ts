import { randomBytes, randomUUID } from 'node:crypto';
import { CognitoIdentityProvider, type SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { isTemporaryUser, temporaryUserPrefix } from '../../contracts/temporary-user.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';
import type { LoginPool, UserName } from './login.ts';

// Not assigned to anyone (RFC 2606), and no message is sent.
const domain = '@example.invalid';

/** A user pool with an app client that allows USER_PASSWORD_AUTH and has no secret. */
export function loginPool(settings: AwsSettings, UserPoolId: string, ClientId: string): LoginPool {
  const cognito = new CognitoIdentityProvider(settings);
  // Long, and with a character of every kind that a policy may require.
  const password = `Aa1!${randomBytes(24).toString('base64url')}`;
  const withoutPassword = <Result>(call: Promise<Result>): Promise<Result> =>
    call.catch((error: unknown) => {
      if (error instanceof Error) error.message = error.message.replaceAll(password, '(password)');
      throw error;
    });
  const describe = async () => (await cognito.describeUserPool({ UserPoolId })).UserPool ?? {};
  return {
    userPoolId: UserPoolId,
    newName: async (): Promise<UserName> => {
      const { UsernameAttributes = [] } = await describe();
      const name = `${temporaryUserPrefix}${randomUUID()}`;
      if (UsernameAttributes.length === 0) return { name, isInEvents: true };
      if (UsernameAttributes.includes('email')) return { name: `${name}${domain}`, isInEvents: false };
      throw new Error('Users of this pool are named by phone numbers, and no number is free for a temporary user.');
    },
    signUp: async (Username, abortSignal) => {
      const { SchemaAttributes = [] } = await describe();
      const { User = {} } = await cognito.adminCreateUser(
        {
          UserPoolId,
          Username,
          UserAttributes: requiredAttributes(SchemaAttributes, Username),
          MessageAction: 'SUPPRESS',
        },
        { abortSignal },
      );
      const { Username: username = Username, Attributes = [] } = User;
      const call = { UserPoolId, Username: username, Password: password, Permanent: true };
      await withoutPassword(cognito.adminSetUserPassword(call, { abortSignal }));
      return { username, sub: Attributes.find(({ Name }) => Name === 'sub')?.Value };
    },
    logIn: async (USERNAME, abortSignal) => {
      const AuthParameters = { USERNAME, PASSWORD: password };
      const call = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters } as const;
      const answer = await withoutPassword(cognito.initiateAuth(call, { abortSignal }));
      if (!answer.AuthenticationResult) throw new Error(`Cognito asks for more: ${answer.ChallengeName ?? 'nothing'}.`);
    },
    remove: async (Username) => {
      await cognito.adminDeleteUser({ UserPoolId, Username }).catch((error: unknown) => {
        if ((error as Error).name !== 'UserNotFoundException') throw error;
      });
    },
    leftovers: async (before) => {
      const { UsernameAttributes = [] } = await describe();
      const isNamedByEmail = UsernameAttributes.includes('email');
      const Filter = `${isNamedByEmail ? 'email' : 'username'} ^= "${temporaryUserPrefix}"`;
      const found: string[] = [];
      let PaginationToken: string | undefined;
      do {
        const page = await cognito.listUsers({ UserPoolId, Filter, ...(PaginationToken && { PaginationToken }) });
        for (const { Username = '', UserCreateDate = new Date(), Attributes = [] } of page.Users ?? []) {
          const email = Attributes.find(({ Name }) => Name === 'email')?.Value ?? '';
          const name = isNamedByEmail ? email.replace(domain, '') : Username;
          if (isTemporaryUser(name) && UserCreateDate < before) found.push(Username);
        }
        ({ PaginationToken } = page);
      } while (PaginationToken !== undefined);
      return found;
    },
  };
}

/** Values for the attributes that a pool requires, of no person: numbers that begin with 555-01 are fictional. */
const exampleValues: Readonly<Record<string, string>> = {
  phone_number: '+12065550100',
  birthdate: '2000-01-01',
  updated_at: '0',
  locale: 'en-US',
  zoneinfo: 'UTC',
};

function requiredAttributes(schema: readonly SchemaAttributeType[], username: string) {
  const email = username.endsWith(domain) ? username : `${username}${domain}`;
  const names = schema.flatMap(({ Name, Required }) =>
    Name !== undefined && Name !== 'sub' && Required ? [Name] : [],
  );
  return names.map((Name) => ({ Name, Value: Name === 'email' ? email : (exampleValues[Name] ?? 'temporary') }));
}
