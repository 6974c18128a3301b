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
  readonly withdraw: (event: ExpectedEvent) => void;
}

/** A call to Cognito, and the events that it must produce. */
interface Call<Result> {
  readonly events: readonly Omit<ExpectedEvent, 'calledAt'>[];
  readonly run: () => Promise<Result>;
}

/** Returns the users of the local pool, none at first. */
export function localUsers(
  { endpoint, outputs }: Pick<Pipeline, 'endpoint' | 'outputs'>,
  { expect, withdraw }: Expectations,
): LocalUsers {
  const client = new CognitoIdentityProviderClient(clientSettings(endpoint));
  const known = new Map<string, KnownUser>();
  // Also those whose sign-up failed, or has not ended yet: Cognito may have them.
  const tried = new Set<string>();
  const call = async <Result>({ events, run }: Call<Result>): Promise<Result> => {
    const calledAt = Date.now();
    const expected = events.map((event) => ({ ...event, calledAt }));
    expected.forEach(expect);
    try {
      return await run();
    } catch (error) {
      expected.forEach(withdraw);
      throw error;
    }
  };
  const freeName = (): string => {
    const name = names.find((one) => !tried.has(one));
    if (name !== undefined) return name;
    let number = tried.size + 1;
    while (tried.has(`user-${number}`)) number += 1;
    return `user-${number}`;
  };
  const signUp = async (username: string): Promise<void> => {
    if (known.has(username)) throw new UsageError(`User "${username}" exists. Use another name.`);
    tried.add(username);
    const user = new CognitoUser(client, outputs['UserPoolClientId'] ?? '', username);
    const subject = await call({
      events: [
        { type: 'cognito.sign_up.requested.v1', username, subject: undefined },
        { type: 'cognito.message.requested.v1', username, subject: undefined, anySubject: true },
      ],
      run: () => user.signUp(),
    });
    await call({
      events: [{ type: 'cognito.sign_up.confirmed.v1', username, subject }],
      run: () => user.confirm(),
    });
    known.set(username, { user, subject, isLoggedIn: false });
  };
  const find = (name: string | undefined): [string, KnownUser] => {
    const found = name === undefined ? [...known].at(-1) : ([name, known.get(name)] as const);
    if (found?.[1]) return [found[0], found[1]];
    throw new UsageError(
      name === undefined ? 'No user exists. Sign up first.' : `User "${name}" does not exist. Sign up first.`,
    );
  };
  const logOut = async (username: string, one: KnownUser): Promise<void> => {
    if (!one.isLoggedIn) throw new UsageError(`${username} is not logged in. Log in first.`);
    await call({
      events: [{ type: 'cognito.logout.completed.v1', username, subject: one.subject }],
      run: () => one.user.logOut(),
    });
    one.isLoggedIn = false;
  };
  const logIn = (username: string, one: KnownUser): Promise<void> =>
    call({
      events: loginEvents.map((type) => ({ type, username, subject: one.subject })),
      run: async () => {
        await one.user.logIn();
        one.isLoggedIn = true;
      },
    });
  const failLogIn = (username: string, { user, subject }: KnownUser): Promise<void> =>
    call({
      events: failedLoginEvents.map((type) => ({ type, username, subject })),
      run: () => user.logInWrongly(),
    });
  return {
    names: () => [...known.keys()],
    act: async ({ action, user: name, times = 1 }) => {
      if (action === 'sign-up') {
        const user = name ?? freeName();
        await signUp(user);
        return { user, text: `${user} signed up and is confirmed.` };
      }
      const [user, one] = find(name);
      if (action === 'log-out') {
        await logOut(user, one);
        return { user, text: `${user} logged out.` };
      }
      const isLogin = action === 'log-in';
      await repeat(times, () => (isLogin ? logIn(user, one) : failLogIn(user, one)));
      const often = times === 1 ? '' : ` ${times} times`;
      return {
        user,
        text: isLogin ? `${user} logged in${often}.` : `${user} failed to log in${often}: wrong password.`,
      };
    },
  };
}

/** Runs a call several times, some at once. After a failure it begins no other call, and rejects once the running ones have ended. */
async function repeat(times: number, run: () => Promise<void>): Promise<void> {
  let left = times;
  const worker = async (): Promise<void> => {
    try {
      while (left-- > 0) await run();
    } catch (error) {
      left = 0;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(concurrency, times) }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

const loginEvents: readonly EventType[] = [
  'cognito.login.attempted.v1',
  'cognito.login.succeeded.v1',
  'cognito.token.issued.v1',
];
const failedLoginEvents: readonly EventType[] = ['cognito.login.attempted.v1', 'cognito.login.failed.v1'];
