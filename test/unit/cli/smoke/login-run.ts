import { randomUUID } from 'node:crypto';
import { runProgram } from '../../../../cli/command-line/run-program.ts';
import type { CanaryResult } from '../../../../cli/smoke/canary-result.ts';
import type { LoginPool } from '../../../../cli/smoke/login.ts';
import type { SmokeAws } from '../../../../cli/smoke/smoke-ports.ts';
import { smokeCommand } from '../../../../cli/smoke.ts';
import { temporaryUserPrefix } from '../../../../contracts/temporary-user.ts';
import { triggerStates, withFunction } from '../../../../triggers/attachment/trigger-plan.ts';
import { aProgram } from '../../../given/builders/a-program.ts';
import { ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';
import { fakeSmokeAws, smokeOutputs, smokeStart } from '../../../given/fakes/fake-smoke-aws.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';
import { withOverrides, type PortOverrides } from '../../../given/fakes/port-overrides.ts';

export const types = {
  PreSignUp: 'cognito.sign_up.requested.v1',
  PreAuthentication: 'cognito.login.attempted.v1',
  PostAuthentication: 'cognito.login.succeeded.v1',
  PreTokenGeneration: 'cognito.token.issued.v1',
} as const;
export const every: readonly string[] = Object.values(types);
export const user = { username: `${temporaryUserPrefix}${randomUUID()}`, sub: 'f39f1aa8' };
const outputs = {
  ...smokeOutputs,
  TriggerFunctionArn: ourFunction,
  TriggerLogGroupName: 'trigger-log',
  OutboxQueueUrl: 'outbox',
  UserPoolId: poolId,
  UserPoolClientId: 'client',
};

/** A pool that keeps what was done to it. */
function aPool(over: Partial<LoginPool> = {}) {
  const steps: string[] = [];
  const step = (what: string) => (name: string) => Promise.resolve(void steps.push(`${what} ${name}`));
  const pool: LoginPool = {
    userPoolId: poolId,
    newName: () => Promise.resolve({ name: user.username, isInEvents: true }),
    signUp: () => Promise.resolve(user),
    logIn: step('log in'),
    remove: step('remove'),
    leftovers: () => Promise.resolve([]),
    ...over,
  };
  return { steps, pool };
}

export interface Options {
  readonly pool?: Partial<LoginPool>;
  readonly aws?: PortOverrides<SmokeAws>;
  /** Triggers of the pool, by name the function. @default - the stack's on each */
  readonly triggers?: Readonly<Record<string, string>>;
  readonly excluded?: string;
  /** Types of the events in the forwarder's log. @default - all */
  readonly inKafka?: readonly string[];
  readonly interrupted?: AbortSignal;
}

/** Runs the command with --login; a step of the clock is 5 ms. */
export async function smoke(
  {
    pool: overPool,
    aws: overAws = {},
    triggers = withFunction({}, { functionArn: ourFunction }) as Record<string, string>,
    ...more
  }: Options = {},
  ...argv: string[]
) {
  const terminal = fakeTerminal();
  const { pool, steps } = aPool(overPool);
  const { inKafka = every, interrupted = new AbortController().signal } = more;
  let nowMs = smokeStart;
  const aws = fakeSmokeAws({
    stack: { outputs: () => Promise.resolve({ ...outputs, UserPoolExcludedTriggers: more.excluded ?? '' }) },
    pools: {
      loginPool: () => pool,
      triggers: (_pool, functionArn) => Promise.resolve(triggerStates(triggers, { functionArn })),
    },
    forwarder: {
      userEvents: (_function, username) => Promise.resolve(new Set(username === user.username ? inKafka : [])),
    },
  });
  const command = smokeCommand({
    aws: () => withOverrides(aws, overAws),
    now: () => new Date((nowMs += 5)),
    pause: (ms) => Promise.resolve(void (nowMs += ms)),
    interrupted: () => interrupted,
  });
  const args = ['smoke', '--stack', 'CognitoToKafka', '--login', '--json', '--timeout', '30', ...argv];
  const code = await runProgram(aProgram(command), args, terminal.ports);
  const sent = JSON.parse(terminal.stdout[0] ?? '{}') as Partial<CanaryResult>;
  const passedMs = nowMs - smokeStart;
  return { code, sent, cause: sent.failed?.cause ?? '', stderr: terminal.stderr.join('\n'), steps, passedMs };
}

export const allTriggers = Object.fromEntries(Object.keys(types).map((trigger) => [trigger, ourFunction]));
