import { UsageError } from '../command.ts';
import {
  chooseQueues,
  findDestinations,
  findQueues,
  isQueueUrl,
  type Destinations,
  type QueuePlace,
} from './queue/find-queues.ts';
import type { ReplayAws, ReplayPorts } from './replay-ports.ts';

/** Options of every command of `replay`, for parseOptions. */
export const stackOptions = {
  stack: { type: 'string', default: 'CognitoToKafka' },
  region: { type: 'string' },
  profile: { type: 'string' },
  'endpoint-url': { type: 'string' },
} as const;

/** With those of the commands that work on queues. */
export const placeOptions = {
  ...stackOptions,
  queue: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** Their part of a usage. */
export const placeUsage = `--stack NAME      the deployed stack; default CognitoToKafka
--queue NAME|URL  a queue, by its name in "replay queues" or by its URL; repeatable; default: every dead-letter queue
--region, --profile, --endpoint-url   as for the AWS CLI; else the environment and the shared files hold`;

export interface PlaceValues {
  readonly stack: string;
  readonly queue: string[];
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly 'endpoint-url'?: string | undefined;
}

/** The queues that a command works on, and all it needs for that. */
export interface Place {
  readonly aws: ReplayAws;
  readonly queues: readonly QueuePlace[];
  /** Every queue of the stack, also those that are not meant. */
  readonly allQueues: readonly QueuePlace[];
  readonly destinations: Destinations;
  /** What the stack gives out, by name; nothing where only a queue's URL is known. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Finds the queues that the options mean. */
export async function findPlace(values: PlaceValues, ports: Pick<ReplayPorts, 'aws'>): Promise<Place> {
  const { region, profile, 'endpoint-url': endpoint } = values;
  const aws = ports.aws({
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const needsStack = values.queue.length === 0 || values.queue.some((queue) => !isQueueUrl(queue));
  // A queue's URL is enough to look into it.
  const outputs = await aws.outputs(values.stack).catch((error: unknown) => {
    if (needsStack) throw error;
    return {};
  });
  const allQueues = findQueues(outputs);
  return {
    aws,
    outputs,
    allQueues,
    queues: chooseQueues(allQueues, values.queue),
    destinations: findDestinations(outputs),
  };
}

/** A whole number from 1 of an option. Throws a UsageError for anything else. */
export function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new UsageError(`${option} needs a whole number from 1; it is "${text}".`);
}

/** Events a second of an option, as 50/s or 50. Throws a UsageError for anything else. */
export function rateOf(text: string): number {
  const rate = Number(/^(?<rate>\d+)(\/s)?$/.exec(text)?.groups?.['rate']);
  if (rate >= 1) return rate;
  throw new UsageError(`--rate needs events a second, such as 50/s; it is "${text}".`);
}
