import type { StackOutputName, StackOutputs } from '../contracts/stack-outputs.ts';
import { exitCodes, type Command, type CommandPorts } from './command.ts';
import { awsSettings } from './declarations/aws-options.ts';
import { smokeDeclaration } from './declarations/smoke.ts';
import { CommandFailed } from '../platform/command-failed.ts';
import { UsageError } from '../platform/usage-error.ts';
import type { CanaryResult } from './smoke/canary-result.ts';
import { followUser } from './smoke/follow-user.ts';
import { logInOnce } from './smoke/login.ts';
import { prepareLogin, type PreparedLogin } from './smoke/prepare-login.ts';
import type { CanaryTargets } from './smoke/probable-cause.ts';
import { sendCanary } from './smoke/send-canary.ts';
import type { ForwarderPort, SmokeAws, SmokePorts } from './smoke/smoke-ports.ts';
import type { TopicWatch } from './smoke/topic-watch.ts';
import { requiredOutput } from './stack-outputs.ts';

/** `cognito-to-kafka smoke`. */
export const smokeCommand = (world: SmokePorts): Command<CommandPorts, typeof smokeDeclaration> => ({
  declaration: smokeDeclaration,
  async run({ values: options }, { stdout, stderr }) {
    const { stack, json } = options;
    const timeoutMs = 1000 * options.timeout;
    const aws = world.aws(awsSettings(options));
    const outputs = await aws.stack.outputs(stack);
    const targets = targetsOf(stack, outputs);
    const [userPoolId, clientId] = options.login ? poolOf(options, outputs) : [];
    const signal = options.login ? world.interrupted() : undefined;
    const ports = { ...world, timeoutMs, pause: untilInterrupted(world.pause, signal) };
    const login =
      userPoolId === undefined || clientId === undefined
        ? undefined
        : await prepareLogin(aws.pools, { stack, outputs, userPoolId, clientId }, { now: world.now, stderr });
    const watch = options['read-topic'] ? await watchOf(aws.forwarder, targets.forwarder, userPoolId) : undefined;
    try {
      const sent = await send(aws, targets, { ...ports, watch, login, signal });
      for (const line of json ? [JSON.stringify(sent)] : linesOf(sent)) stdout(line);
      return sent.failed ? exitCodes.failed : exitCodes.done;
    } finally {
      await close(watch);
    }
  },
});

interface SendAllOptions extends Pick<SmokePorts, 'now' | 'pause'> {
  readonly timeoutMs: number;
  readonly watch: TopicWatch | Error | undefined;
  readonly login: PreparedLogin | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Logs in, sends the canary, and then follows the events of the user, which are in Kafka only if the canary is. */
async function send(
  aws: SmokeAws,
  targets: CanaryTargets,
  { login, signal, ...options }: SendAllOptions,
): Promise<CanaryResult> {
  const { now, watch } = options;
  if (!login || !signal) return sendCanary(aws, targets, options);
  const since = now();
  const entered = await logInOnce(login.pool, { clock: () => now().getTime(), signal });
  if (signal.aborted) throw new CommandFailed(`Interrupted. ${entered.leftBehind ?? nothingLeft}`);
  const canary = await sendCanary(aws, targets, options);
  const failed = entered.failed ?? canary.failed;
  const sent = { ...canary, ...(failed ? { failed } : {}), hops: [...entered.hops, ...canary.hops] };
  if (failed || !entered.user) return sent;
  const topics = watch instanceof Error ? undefined : watch;
  const how = { ...options, ...login, watch: topics, user: entered.user, since, forwarder: targets.forwarder };
  const followed = await followUser(aws, how);
  return { ...sent, ...followed, hops: [...sent.hops, ...followed.hops] };
}

const nothingLeft = 'No temporary user is left in the pool.';

/** Ends the command at an interruption between two calls. The temporary user is removed by then. */
const untilInterrupted =
  (pause: SmokePorts['pause'], signal: AbortSignal | undefined): SmokePorts['pause'] =>
  async (milliseconds) => {
    await pause(milliseconds);
    if (signal?.aborted) throw new CommandFailed(`Interrupted. ${nothingLeft}`);
  };

/** Returns an error if the topic cannot be read. The canary is useful without it. */
const watchOf = ({ watchTopic }: ForwarderPort, name: string, userPoolId?: string): Promise<TopicWatch | Error> =>
  watchTopic(name, userPoolId).catch((error: unknown) => error as Error);

async function close(watch: TopicWatch | Error | undefined): Promise<void> {
  if (watch && !(watch instanceof Error)) await watch.close();
}

/** The pool and the app client for a login. */
function poolOf(
  { pool, client }: { readonly pool: string | undefined; readonly client: string | undefined },
  outputs: StackOutputs,
): [userPoolId: string, clientId: string] {
  const userPoolId = pool ?? outputs['UserPoolId'];
  const clientId = client ?? (pool === undefined ? outputs['UserPoolClientId'] : undefined);
  if (userPoolId && clientId && !userPoolId.includes(',')) return [userPoolId, clientId];
  throw new UsageError(
    'The stack has no single pool with an app client. Use --pool ID and --client ID of one of its pools.',
  );
}

function targetsOf(stack: string, outputs: StackOutputs): CanaryTargets {
  const named = (name: StackOutputName): string => requiredOutput(outputs, name, stack);
  return {
    bus: named('EventBusName'),
    queue: named('QueueUrl'),
    ruleDeadLetters: named('RuleDeadLetterQueueUrl'),
    forwarder: named('ForwarderFunctionName'),
  };
}

function linesOf({ id, hops, failed }: CanaryResult): string[] {
  const lines = hops.map(
    ({ hop, milliseconds, proof }) => `${hop.padEnd(10)}${String(milliseconds).padStart(6)} ms  ${proof}`,
  );
  if (failed) return [...lines, `${failed.hop.padEnd(10)}    failed  ${failed.cause}`];
  const total = hops.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [...lines, `${'total'.padEnd(10)}${String(total).padStart(6)} ms  canary ${id}`];
}
