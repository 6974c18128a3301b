import type { Config } from '../../../forwarder/config.ts';
import { createDependencies } from '../../../forwarder/dependencies.ts';
import { createHandler } from '../../../forwarder/handler.ts';
import type { KafkaAuthPorts } from '../../../kafka/access/kafka-auth.ts';
import type { Security } from '../../../kafka/access/read-security.ts';
import { aMessage } from '../../given/builders/a-message.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { anSqsEvent } from '../../given/builders/an-sqs-event.ts';
import { plaintext } from '../../given/builders/plaintext.ts';
import { acceptingQueues } from '../../given/fakes/accepting-ports.ts';

/** Every line that any forwarder of this file has logged, and every secret it was given. */
export const logged: string[] = [];
export const secretsGiven = new Set<string>();

interface ForwarderOptions extends Partial<Omit<Config, 'security'>> {
  readonly bootstrap: string;
  readonly security?: Partial<Security>;
  /** Texts of secrets by ARN, at the moment of reading. */
  readonly secrets?: Readonly<Record<string, () => string>>;
  readonly token?: KafkaAuthPorts['token'];
}

/** The deployed forwarder, except for Secrets Manager, the IAM role and SQS. Each read of its clock takes a minute. */
export function aForwarder({ bootstrap, security = {}, secrets = {}, token = noToken, ...over }: ForwarderOptions) {
  let clock = 0;
  const reads: string[] = [];
  const readSecret = (arn: string) => {
    reads.push(arn);
    const text = secrets[arn]?.();
    if (text === undefined) return Promise.reject(new Error(`unexpected read of ${arn}`));
    secretsGiven.add(text);
    return Promise.resolve(text);
  };
  const config: Config = {
    bus: 'identity',
    brokers: [bootstrap],
    topics: { topic: 'identity-events', topicsByType: {} },
    createTopics: undefined,
    security: { ...plaintext, ...security },
    compression: 'none',
    clientId: 'test',
    queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue',
    deadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
    ...over,
  };
  const handler = createHandler({
    ...createDependencies(config, { readSecret, token, now: () => (clock += 60_000) }),
    queues: {
      ...acceptingQueues,
      sendToDeadLetterQueue: (poison) => Promise.resolve(poison),
      reach: () => Promise.resolve(),
    },
    log: (line) => void logged.push(line),
  });
  /** Passes it one batch; returns the result. */
  const forward = async (events: readonly object[] = [anEvent(), anEvent()]) => {
    const begin = Date.now();
    const batch = anSqsEvent(events.map((event) => aMessage({ body: JSON.stringify(event) })));
    const context = { awsRequestId: 'request', getRemainingTimeInMillis: () => 30_000 };
    const { batchItemFailures } = await handler(batch, context);
    const line = JSON.parse(logged.at(-1) ?? '{}') as { readonly code?: string; readonly detail?: string };
    const { code, detail } = line;
    return { retried: batchItemFailures.length, code, detail, tookMs: Date.now() - begin };
  };
  const check = () => handler({ check: 'kafka' }, { awsRequestId: 'check', getRemainingTimeInMillis: () => 30_000 });
  return { forward, check, reads };
}

const noToken = () => Promise.reject(new Error('unexpected token'));
