import type { Hop, Sent } from './send-canary.ts';

/** A user pool, for a user that lives for one login. */
export interface LoginPool {
  /** Makes a confirmed user with a password, with no message to anybody. Gives its name, which tells of nobody. */
  readonly signUp: () => Promise<string>;
  /** Rejects with Cognito's error where the user does not get tokens. */
  readonly logIn: (username: string) => Promise<void>;
  readonly remove: (username: string) => Promise<void>;
}

/** Signs a throw-away user up and in, and removes it also where that fails; each step waits for the pool's triggers. */
export async function logInOnce(pool: LoginPool, clock: () => number): Promise<Pick<Sent, 'hops' | 'failed'>> {
  const hops: Hop[] = [];
  const timed = async <Result>(hop: Hop['hop'], proof: string, step: () => Promise<Result>): Promise<Result> => {
    const begin = clock();
    try {
      const result = await step();
      hops.push({ hop, milliseconds: Math.round(clock() - begin), proof });
      return result;
    } catch (error) {
      throw new StepFailed(hop, `${(error as Error).name}: ${(error as Error).message}`);
    }
  };
  let username: string | undefined;
  try {
    username = await timed('sign-up', 'Cognito made a user, its triggers included', () => pool.signUp());
    const name = username;
    await timed('login', 'Cognito gave tokens: each trigger gave its event back', () => pool.logIn(name));
    return { hops };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { hops, failed: { hop: error.hop, cause: error.message } };
  } finally {
    if (username !== undefined) await pool.remove(username);
  }
}

class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly hop: Hop['hop'];

  constructor(hop: Hop['hop'], message: string) {
    super(message);
    this.hop = hop;
  }
}
