import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { EventType } from '../contracts/catalogue.ts';
import { clientSettings } from './aws-environment.ts';
import { CognitoUser } from './cognito-user.ts';
import type { Pipeline } from './pipeline.ts';

/** An event that a call to Cognito must give. */
export interface ExpectedEvent {
  readonly type: EventType;
  readonly username: string;
  /** The user's `sub`; undefined for an event before there is one. */
  readonly subject: string | undefined;
  /** When the call was made, milliseconds since 1970. */
  readonly calledAt: number;
}

type Step = readonly [call: (user: CognitoUser) => Promise<unknown>, ...types: EventType[]];

// What each call gives. A wrong password and a logout fire no trigger that tells of them: only the attempt is seen.
const stepsAfterSignUp: readonly Step[] = [
  [(user) => user.confirm(), 'cognito.sign_up.confirmed.v1'],
  [(user) => user.logIn(), 'cognito.login.attempted.v1', 'cognito.login.succeeded.v1', 'cognito.token.issued.v1'],
  [(user) => user.refresh(), 'cognito.token.refreshed.v1'],
  [(user) => user.logInWrongly(), 'cognito.login.attempted.v1'],
  [(user) => user.resetPassword(), 'cognito.password.reset_confirmed.v1'],
  [(user) => user.logOut()],
];

/** Lets the users live through everything once; `expect` is told of each event before the call that gives it ends. */
export async function runDemo(
  { endpoint, outputs }: Pick<Pipeline, 'endpoint' | 'outputs'>,
  usernames: readonly string[],
  expect: (event: ExpectedEvent) => void,
): Promise<void> {
  const client = new CognitoIdentityProviderClient(clientSettings(endpoint));
  for (const username of usernames) {
    const user = new CognitoUser(client, outputs['UserPoolClientId'] ?? '', username);
    const signUpAt = Date.now();
    expect({ type: 'cognito.sign_up.requested.v1', username, subject: undefined, calledAt: signUpAt });
    const subject = await user.signUp();
    for (const [call, ...types] of stepsAfterSignUp) {
      const calledAt = Date.now();
      for (const type of types) expect({ type, username, subject, calledAt });
      await call(user);
    }
  }
}
