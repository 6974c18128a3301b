import { exitCodes, UsageError, type Command } from './command.ts';
import { parseOptions } from './parse-options.ts';
import { logInOnce } from './smoke/login.ts';
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
  cognito-to-kafka smoke --stack CognitoToKafka --login     first signs a throw-away user up and in, and removes it

The canary is a cognito.login.attempted.v1 of the pool none_Canary, which no pool can be: it stays in the topic, and
consumers who count leave it out. Without --read-topic the proof that it came to Kafka is the brokers' acknowledgement,
in the forwarder's log.

--stack NAME      the deployed stack
--read-topic      also reads it from the topic, with the forwarder's settings and your credentials for its secret or for
                  MSK's token: whoever that lets in has to be allowed to read the topic, and the consumer groups
                  cognito-to-kafka-smoke-*
--login           a user of a random name, made without a message to anybody, gets tokens with its password (the app
                  client allows USER_PASSWORD_AUTH) and is removed; its events are real ones. That its triggers let it
                  in is shown; the rest of their way is the canary's
--pool, --client  the pool and its app client, where the stack gives out no single one
--timeout SECONDS how long to wait for it, 1 to 900 (60)
--json            one JSON object: id, hops, failed
--region, --profile, --endpoint-url   as for the AWS CLI; without them its environment and files hold

Exit code: 0 in Kafka (and read, if asked for), 1 not, with the hop and the probable cause, 2 wrong arguments.`,
  async run(argv, { out }) {
    const { stack, timeoutMs, json, aws: settings, ...options } = readOptions(argv);
    const aws = world.aws(settings);
    const outputs = await aws.outputs(stack);
    const pool = options.login ? aws.loginPool(...poolOf(options, outputs)) : undefined;
    const entered = pool ? await logInOnce(pool, () => world.now().getTime()) : { hops: [] };
    const parts = partsOf(stack, outputs);
    const watch = options.readTopic ? await watchOf(aws, parts) : undefined;
    const rest = await sendCanary(aws, parts, { ...world, timeoutMs, watch }).finally(() => close(watch));
    const sent: Sent = { ...rest, ...entered, hops: [...entered.hops, ...rest.hops] };
    for (const line of json ? [JSON.stringify(sent)] : linesOf(sent)) out(line);
    return sent.failed ? exitCodes.failed : exitCodes.done;
  },
});

/** A canary is also worth sending where its topic cannot be read. */
const watchOf = (aws: SmokeAws, { forwarder }: Parts): Promise<TopicWatch | Error> =>
  aws.watchTopic(forwarder).catch((error: unknown) => error as Error);

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
  outputs: Readonly<Record<string, string>>,
): [userPoolId: string, clientId: string] {
  const userPoolId = pool ?? outputs['UserPoolId'];
  const clientId = client ?? (pool === undefined ? outputs['UserPoolClientId'] : undefined);
  if (userPoolId && clientId && !userPoolId.includes(',')) return [userPoolId, clientId];
  throw new UsageError('The stack has pools of others: say --pool ID and --client ID of one of them.');
}

function partsOf(stack: string, outputs: Readonly<Record<string, string>>): Parts {
  const named = (name: string): string => requiredOutput(outputs, name, stack);
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
