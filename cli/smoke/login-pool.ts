import { randomBytes, randomUUID } from 'node:crypto';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import type { AwsSettings } from '../user-pool/pool-access.ts';
import type { LoginPool } from './login.ts';

/** A user pool with an app client that takes passwords (USER_PASSWORD_AUTH) and has no secret. */
export function loginPool(settings: AwsSettings, UserPoolId: string, ClientId: string): LoginPool {
  const cognito = new CognitoIdentityProvider(settings);
  // Long, and with a character of every kind that a policy may ask for.
  const password = `Aa1!${randomBytes(24).toString('base64url')}`;
  return {
    signUp: async () => {
      // A name that also does where addresses are names; nobody can have it (RFC 2606), and no mail is sent.
      const Username = `smoke-${randomUUID()}@example.invalid`;
      const { UsernameAttributes = [] } = (await cognito.describeUserPool({ UserPoolId })).UserPool ?? {};
      const name = UsernameAttributes.includes('email') ? Username : Username.replace('@example.invalid', '');
      const { User } = await cognito.adminCreateUser({ UserPoolId, Username: name, MessageAction: 'SUPPRESS' });
      const made = User?.Username ?? name;
      try {
        await cognito.adminSetUserPassword({ UserPoolId, Username: made, Password: password, Permanent: true });
      } catch (error) {
        await cognito.adminDeleteUser({ UserPoolId, Username: made });
        throw error;
      }
      return made;
    },
    logIn: async (USERNAME) => {
      const AuthParameters = { USERNAME, PASSWORD: password };
      const answer = await cognito.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
      if (!answer.AuthenticationResult) throw new Error(`Cognito asks for more: ${answer.ChallengeName ?? 'nothing'}`);
    },
    remove: async (Username) => {
      await cognito.adminDeleteUser({ UserPoolId, Username });
    },
  };
}
