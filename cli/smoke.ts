import type { StackOutputName, StackOutputs } from '../contracts/stack-outputs.ts';
import { exitCodes, type Command } from './command.ts';
import { CommandFailed } from '../platform/command-failed.ts';
import { UsageError } from '../platform/usage-error.ts';
import { parseOptions } from './parse-options.ts';
import { followUser } from './smoke/follow-user.ts';
import { logInOnce } from './smoke/login.ts';
import { prepareLogin, type PreparedLogin } from './smoke/prepare-login.ts';
import type { Parts } from './smoke/probable-cause.ts';
import { sendCanary, type Sent } from './smoke/send-canary.ts';
import type { SmokeAws, SmokePorts } from './smoke/smoke-ports.ts';
import type { TopicWatch } from './smoke/topic-watch.ts';
import { requiredOutput } from './stack-outputs.ts';

/** `cognito-to-kafka smoke`: a canary from the bus to Kafka. */
export const smokeCommand = (world: SmokePorts): Command => ({
  summary: 'Send a canary event through bus, queue and forwarder to Kafka, and time each hop.',
  usage: `cognito-to-kafka smoke --stack NAME [--read-topic] [--login [--pool ID] [--client ID]] [--timeout SECONDS] [--json]

  cognito-to-kafka smoke --stack CognitoToKafka
  cognito-to-kafka smoke --stack CognitoToKafka --json | jq .failed
  cognito-to-kafka smoke --stack CognitoToKafka --read-topic  and reads it, where this machine reaches the brokers
  cognito-to-kafka smoke --stack CognitoToKafka --login       also follows the events of a temporary user

The canary is a cognito.login.attempted.v1 of the pool none_Canary, which no pool can be: it stays in the topic, and
consumers who count leave it out. Without --read-topic the proof that it came to Kafka is the brokers' acknowledgement,
in the forwarder's log.

--stack NAME      the deployed stack
--read-topic      also reads it from the topic, with the forwarder's settings and your credentials for its secret or for
                  MSK's token: whoever that lets in has to be allowed to read the topic, and the consumer groups
                  cognito-to-kafka-smoke-*
--login           also creates a temporary user with a random name, signs in and deletes the user. Sends no invitation.
                  Requires USER_PASSWORD_AUTH on the app client. Fails if an event of each trigger is not in Kafka. The
                  proof is the forwarder's log; with --read-topic, and for users named by email addresses only then, the
                  topics. The user's events are real and stay in the topics
--pool, --client  the pool and its app client, where the stack gives out no single one
--timeout SECONDS how long to wait for the canary, and again for the user's events, 1 to 900 (60)
--json            one JSON object: id, hops, failed, and with --login events
--region, --profile, --endpoint-url   as for the AWS CLI; without them its environment and files hold

Exit codes: 0 in Kafka (and read, if requested), 1 failed or not checked, with the hop and the probable cause, 2 invalid
arguments.`,
  async run(argv, { out, talk }) {
    const { stack, timeoutMs, json, aws: settings, ...options } = readOptions(argv);
    const aws = world.aws(settings);
    const outputs = await aws.outputs(stack);
    const parts = partsOf(stack, outputs);
    const [userPoolId, clientId] = options.login ? poolOf(options, outputs) : [];
    const signal = options.login ? world.interrupted() : undefined;
    const ports = { ...world, timeoutMs, pause: untilInterrupted(world.pause, signal) };
    const login =
      userPoolId === undefined || clientId === undefined
        ? undefined
        : await prepareLogin(aws, { stack, outputs, userPoolId, clientId }, { now: world.now, talk });
    const watch = options.readTopic ? await watchOf(aws, parts, userPoolId) : undefined;
    try {
      const sent = await send(aws, parts, { ...ports, watch, login, signal });
      for (const line of json ? [JSON.stringify(sent)] : linesOf(sent)) out(line);
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

/** Logs in, sends the canary, and then follows the user's events: without the canary in Kafka they cannot be there. */
async function send(aws: SmokeAws, parts: Parts, { login, signal, ...options }: SendAllOptions): Promise<Sent> {
  const { now, watch } = options;
  if (!login || !signal) return sendCanary(aws, parts, options);
  const since = now();
  const entered = await logInOnce(login.pool, { clock: () => now().getTime(), signal });
  if (signal.aborted) throw new CommandFailed(`Interrupted. ${entered.leftBehind ?? nothingLeft}`);
  const canary = await sendCanary(aws, parts, options);
  const failed = entered.failed ?? canary.failed;
  const sent = { ...canary, ...(failed ? { failed } : {}), hops: [...entered.hops, ...canary.hops] };
  if (failed || !entered.user) return sent;
  const topics = watch instanceof Error ? undefined : watch;
  const how = { ...options, ...login, watch: topics, user: entered.user, since, forwarder: parts.forwarder };
  const followed = await followUser(aws, how);
  return { ...sent, ...followed, hops: [...sent.hops, ...followed.hops] };
}

const nothingLeft = 'No temporary user is left in the pool.';

/** Between two questions to AWS an interruption ends the command: the temporary user is removed by then. */
const untilInterrupted =
  (pause: SmokePorts['pause'], signal: AbortSignal | undefined): SmokePorts['pause'] =>
  async (milliseconds) => {
    await pause(milliseconds);
    if (signal?.aborted) throw new CommandFailed(`Interrupted. ${nothingLeft}`);
  };

/** A canary is also worth sending where its topic cannot be read. */
const watchOf = (aws: SmokeAws, { forwarder }: Parts, userPoolId?: string): Promise<TopicWatch | Error> =>
  aws.watchTopic(forwarder, userPoolId).catch((error: unknown) => error as Error);

async function close(watch: TopicWatch | Error | undefined): Promise<void> {
  if (watch && !(watch instanceof Error)) await watch.close();
}

function readOptions(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const no = { type: 'boolean', default: false } as const;
  const options = {
    pool: text,
    client: text,
    stack: text,
    timeout: text,
    region: text,
    profile: text,
    'endpoint-url': text,
  } as const;
  const { values } = parseOptions({ args: [...argv], options: { ...options, json: no, login: no, 'read-topic': no } });
  const { stack, timeout = '60', region, profile, 'endpoint-url': endpoint, json, login, pool, client } = values;
  const readTopic = values['read-topic'];
  if (!login && (pool ?? client) !== undefined) throw new UsageError('--pool and --client go with --login.');
  if (stack === undefined) throw new UsageError('Say --stack NAME.');
  if (!/^\d{1,3}$/.test(timeout) || Number(timeout) < 1 || Number(timeout) > 900) {
    throw new UsageError(`--timeout takes seconds, 1 to 900; it is "${timeout}".`);
  }
  const aws = { ...(region && { region }), ...(profile && { profile }), ...(endpoint && { endpoint }) };
  return { stack, timeoutMs: 1000 * Number(timeout), json, login, readTopic, pool, client, aws };
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

function partsOf(stack: string, outputs: StackOutputs): Parts {
  const named = (name: StackOutputName): string => requiredOutput(outputs, name, stack);
  return {
    bus: named('EventBusName'),
    queue: named('QueueUrl'),
    ruleDeadLetters: named('RuleDeadLetterQueueUrl'),
    forwarder: named('ForwarderFunctionName'),
  };
}

function linesOf({ id, hops, failed }: Sent): string[] {
  const lines = hops.map(
    ({ hop, milliseconds, proof }) => `${hop.padEnd(10)}${String(milliseconds).padStart(6)} ms  ${proof}`,
  );
  if (failed) return [...lines, `${failed.hop.padEnd(10)}    failed  ${failed.cause}`];
  const total = hops.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [...lines, `${'in all'.padEnd(10)}${String(total).padStart(6)} ms  canary ${id}`];
}
