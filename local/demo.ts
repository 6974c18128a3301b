import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { EventType } from '../contracts/catalog.ts';
import { clientSettings } from './rig/aws-environment.ts';
import { CognitoUser } from './rig/cognito-user.ts';
import type { Pipeline } from './rig/pipeline.ts';

/** An event that a call to Cognito must give. */
export interface ExpectedEvent {
  readonly type: EventType;
  readonly username: string;
  /** The user's `sub`; undefined for an event that has none. */
  readonly subject: string | undefined;
  /** Set where the event has a subject that is known only after the call. */
  readonly anySubject?: true;
  /** Time of the call, as Unix time in milliseconds. */
  readonly calledAt: number;
}

interface Step {
  readonly call: (user: CognitoUser) => Promise<unknown>;
  readonly produces: readonly EventType[];
}

const logIn: Step = {
  call: (user) => user.logIn(),
  produces: ['cognito.login.attempted.v1', 'cognito.login.succeeded.v1', 'cognito.token.issued.v1'],
};

/** Calls after the sign-up, each with the events that it must produce. */
const stepsAfterSignUp: readonly Step[] = [
  { call: (user) => user.confirm(), produces: ['cognito.sign_up.confirmed.v1'] },
  logIn,
  { call: (user) => user.refresh(), produces: ['cognito.token.refreshed.v1'] },
  { call: (user) => user.logInWrongly(), produces: ['cognito.login.attempted.v1', 'cognito.login.failed.v1'] },
  { call: (user) => user.changeName(), produces: ['cognito.user.attributes_changed.v1'] },
  { call: (user) => user.changePassword(), produces: ['cognito.password.changed.v1'] },
  { call: (user) => user.logOut(), produces: ['cognito.logout.completed.v1'] },
  {
    call: (user) => user.resetPassword(),
    produces: [
      'cognito.password.reset_requested.v1',
      'cognito.message.requested.v1',
      'cognito.password.reset_confirmed.v1',
    ],
  },
  logIn,
  { call: (user) => user.revokeToken(), produces: ['cognito.token.revoked.v1'] },
  // The access token ended with the refresh token that it came from.
  logIn,
];

const deletion: Step = { call: (user) => user.deleteAccount(), produces: ['cognito.user.deleted.v1'] };

interface DemoPorts {
  /** Receives each event before the call that produces it ends. */
  readonly expect: (event: ExpectedEvent) => void;
  /**
   * Resolves when the expected events have arrived. Awaited before the users delete their accounts: the emulator delivers a
   * CloudTrail record in milliseconds, and a new stack needs a moment to know to which pool a user belongs who no longer exists.
   * @default - the users delete their accounts at once
   */
  readonly untilArrived?: () => Promise<void>;
}

/** Takes each user through everything once. In the end, the users delete their accounts. */
export async function runDemo(
  { endpoint, outputs }: Pick<Pipeline, 'endpoint' | 'outputs'>,
  usernames: readonly string[],
  { expect, untilArrived }: DemoPorts,
): Promise<void> {
  const client = new CognitoIdentityProviderClient(clientSettings(endpoint));
  const take = async ({ call, produces }: Step, { user, username, subject }: DemoUser): Promise<void> => {
    const calledAt = Date.now();
    for (const type of produces) expect({ type, username, subject, calledAt });
    await call(user);
  };
  const users: DemoUser[] = [];
  for (const username of usernames) {
    const user = new CognitoUser(client, outputs['UserPoolClientId'] ?? '', username);
    const signUp = { username, subject: undefined, calledAt: Date.now() };
    expect({ ...signUp, type: 'cognito.sign_up.requested.v1' });
    expect({ ...signUp, type: 'cognito.message.requested.v1', anySubject: true });
    const signedUp = { user, username, subject: await user.signUp() };
    users.push(signedUp);
    for (const step of stepsAfterSignUp) await take(step, signedUp);
  }
  await untilArrived?.();
  for (const user of users) await take(deletion, user);
}

interface DemoUser {
  readonly user: CognitoUser;
  readonly username: string;
  readonly subject: string;
}
