import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { EventType } from '../../contracts/catalog.ts';
import type { UserActionRequest, UserActionResponse } from '../../live/wire/local-actions.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { clientSettings } from '../rig/aws-environment.ts';
import { CognitoUser } from '../rig/cognito-user.ts';
import type { Pipeline } from '../rig/pipeline.ts';
import type { ExpectedEvent } from '../demo.ts';

/** The users that the page has signed up. */
export interface LocalUsers {
  readonly names: () => readonly string[];
  /** Rejects with a UsageError for an unknown user, and with Cognito's error if it refuses. */
  readonly act: (request: UserActionRequest) => Promise<UserActionResponse>;
}

interface KnownUser {
  readonly user: CognitoUser;
  readonly subject: string;
  isLoggedIn: boolean;
}

const names = ['cleo', 'dan', 'eva', 'finn', 'gia', 'hugo', 'ida', 'jan'];

/** Concurrent calls of an action that is repeated. */
const concurrency = 4;

interface Expectations {
  /** Receives each event that a call must produce, before the call. */
  readonly expect: (event: ExpectedEvent) => void;
  /** Receives the events of a call that failed: it may have produced some of them, or none. */
  readonly forget: (event: ExpectedEvent) => void;
}

/** Returns the users of the local pool, none at first. */
export function localUsers(
  { endpoint, outputs }: Pick<Pipeline, 'endpoint' | 'outputs'>,
  { expect, forget }: Expectations,
): LocalUsers {
  const client = new CognitoIdentityProviderClient(clientSettings(endpoint));
  const known = new Map<string, KnownUser>();
  const expectAll = (
    types: readonly EventType[],
    username: string,
    subject: string | undefined,
  ): readonly ExpectedEvent[] => {
    const events = types.map((type) => ({ type, username, subject, calledAt: Date.now() }));
    events.forEach(expect);
    return events;
  };
  const signUp = async (wanted?: string): Promise<string> => {
    const username = wanted ?? names.find((name) => !known.has(name)) ?? `user-${known.size + 1}`;
    if (known.has(username)) throw new UsageError(`User "${username}" exists. Use another name.`);
    const user = new CognitoUser(client, outputs['UserPoolClientId'] ?? '', username);
    expectAll(['cognito.sign_up.requested.v1'], username, undefined);
    expect({
      type: 'cognito.message.requested.v1',
      username,
      subject: undefined,
      anySubject: true,
      calledAt: Date.now(),
    });
    const subject = await user.signUp();
    expectAll(['cognito.sign_up.confirmed.v1'], username, subject);
    await user.confirm();
    known.set(username, { user, subject, isLoggedIn: false });
    return username;
  };
  const find = (name: string | undefined): [string, KnownUser] => {
    const found = name === undefined ? [...known].at(-1) : ([name, known.get(name)] as const);
    if (found?.[1]) return [found[0], found[1]];
    throw new UsageError(
      name === undefined ? 'No user exists. Sign up first.' : `User "${name}" does not exist. Sign up first.`,
    );
  };
  return {
    names: () => [...known.keys()],
    act: async ({ action, user: name, times = 1 }) => {
      if (action === 'sign-up') {
        const user = await signUp(name);
        return { user, text: `${user} signed up and is confirmed.` };
      }
      const [user, one] = find(name);
      if (action === 'log-out') {
        if (!one.isLoggedIn) throw new UsageError(`${user} is not logged in. Log in first.`);
        expectAll(['cognito.logout.completed.v1'], user, one.subject);
        await one.user.logOut();
        one.isLoggedIn = false;
        return { user, text: `${user} logged out.` };
      }
      const isLogin = action === 'log-in';
      const once = async (): Promise<void> => {
        const events = expectAll(isLogin ? loginEvents : failedLoginEvents, user, one.subject);
        await (isLogin ? one.user.logIn() : one.user.logInWrongly()).catch((error: unknown) => {
          events.forEach(forget);
          throw error;
        });
      };
      let left = times;
      const worker = async (): Promise<void> => {
        while (left-- > 0) await once();
      };
      await Promise.all(Array.from({ length: Math.min(concurrency, times) }, worker));
      one.isLoggedIn ||= isLogin;
      const often = times === 1 ? '' : ` ${times} times`;
      return {
        user,
        text: isLogin ? `${user} logged in${often}.` : `${user} failed to log in${often}: wrong password.`,
      };
    },
  };
}

const loginEvents: readonly EventType[] = [
  'cognito.login.attempted.v1',
  'cognito.login.succeeded.v1',
  'cognito.token.issued.v1',
];
const failedLoginEvents: readonly EventType[] = ['cognito.login.attempted.v1', 'cognito.login.failed.v1'];
