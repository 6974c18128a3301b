import type { CanaryResult, Hop } from './canary-result.ts';
import { loginFix } from './login-fix.ts';

/** A name for a new user. `isInEvents`: whether the name is also `username` in the events. Otherwise, Cognito chooses one. */
export interface UserName {
  readonly name: string;
  readonly isInEvents: boolean;
}

/** A user that `smoke --login` created. */
export interface TemporaryUser {
  /** The name in the events of the user. */
  readonly username: string;
  readonly sub: string | undefined;
}

/** A user pool, for a user that lives for one login. */
export interface LoginPool {
  readonly userPoolId: string;
  /** Returns a name that belongs to no person. Rejects with the reason if the pool has no free name. */
  readonly newName: () => Promise<UserName>;
  /** Creates a confirmed user with a password, and sends no message. */
  readonly signUp: (name: string, signal: AbortSignal) => Promise<TemporaryUser>;
  /** Rejects with Cognito's error if the user does not get tokens. */
  readonly logIn: (username: string, signal: AbortSignal) => Promise<void>;
  /** Resolves also if the user does not exist. */
  readonly remove: (username: string) => Promise<void>;
  /** Names of the temporary users of earlier runs, created before a time. */
  readonly leftovers: (before: Date) => Promise<readonly string[]>;
}

export interface Entered extends Pick<CanaryResult, 'hops' | 'failed'> {
  /** Undefined if it was not created. */
  readonly user?: TemporaryUser & Pick<UserName, 'isInEvents'>;
  /** A sentence, if the user was not removed. */
  readonly leftBehind?: string;
}

/** The longest life of a temporary user in milliseconds, but for its removal. */
export const maxLifeMs = 60_000;

export interface LoginOptions {
  /** Milliseconds. */
  readonly clock: () => number;
  /** Ends the login early. The user is removed first. */
  readonly signal: AbortSignal;
}

/** Creates a temporary user, signs it in and removes it, also after a failure or an interruption. Never rejects. */
export async function logInOnce(pool: LoginPool, { clock, signal: given }: LoginOptions): Promise<Entered> {
  const signal = AbortSignal.any([given, AbortSignal.timeout(maxLifeMs)]);
  const hops: Hop[] = [];
  let [at, proof, name, user]: [Hop['hop'], string, UserName | undefined, TemporaryUser | undefined] = [
    'sign-up',
    'Cognito created a temporary user',
    undefined,
    undefined,
  ];
  let begin = clock();
  const passed = (): void => {
    hops.push({ hop: at, milliseconds: Math.round(clock() - begin), proof });
    begin = clock();
  };
  let failed: CanaryResult['failed'];
  try {
    name = await pool.newName();
    signal.throwIfAborted();
    user = await pool.signUp(name.name, signal);
    passed();
    [at, proof] = ['login', 'Cognito issued tokens to it'];
    await pool.logIn(user.username, signal);
    passed();
  } catch (error) {
    failed = { hop: at, cause: causeOf(error as Error, signal) };
  }
  // A call whose response was lost may have created the user.
  const removal = name && (await removed(pool, user?.username ?? name.name));
  if (removal !== undefined)
    failed = { hop: failed?.hop ?? 'removal', cause: [failed?.cause, removal].filter(Boolean).join(' ') };
  const created = user && name ? { user: { ...user, isInEvents: name.isInEvents } } : {};
  return { hops, ...(failed ? { failed } : {}), ...created, ...(removal === undefined ? {} : { leftBehind: removal }) };
}

function causeOf(error: Error, signal: AbortSignal): string {
  if (signal.aborted)
    return signal.reason instanceof Error && signal.reason.name === 'TimeoutError' ? tooSlow : 'Interrupted.';
  const fix = loginFix(error);
  return [`${error.name}: ${error.message}`, ...(fix === undefined ? [] : [fix])].join(' ');
}

const tooSlow = `Cognito did not finish within ${maxLifeMs / 1000} s.`;

/** Removes the user. Resolves with a sentence if that failed. */
const removed = (pool: LoginPool, username: string): Promise<string | undefined> =>
  pool.remove(username).then(
    () => undefined,
    (error: unknown) =>
      `The temporary user "${username}" of ${pool.userPoolId} was not removed (${(error as Error).name}). Allow ` +
      'cognito-idp:AdminDeleteUser. The next run with --login removes it.',
  );
