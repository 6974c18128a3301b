import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import type { AwsSettings, ReplayAws } from '../replay-ports.ts';
import { chooseQueues, isQueueUrl } from './choose-queues.ts';
import { findDestinations, type Destinations } from './destinations.ts';
import { findQueues, type ReplayQueue } from './find-queues.ts';

export interface QueueOptions {
  readonly stack: string;
  readonly queue: readonly string[];
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly 'endpoint-url'?: string | undefined;
}

/** The queues of a command, and what it needs to work on them. */
export interface QueueSelection {
  readonly aws: ReplayAws;
  readonly queues: readonly ReplayQueue[];
  /** Every queue of the stack, selected or not. */
  readonly allQueues: readonly ReplayQueue[];
  readonly destinations: Destinations;
  /** Outputs of the stack; none if only the URL of a queue is known. */
  readonly outputs: StackOutputs;
}

/** Returns the queues that the options select. Rejects with a UsageError for an unknown queue. */
export async function resolveQueues(
  values: QueueOptions,
  ports: { readonly aws: (settings: AwsSettings) => ReplayAws },
): Promise<QueueSelection> {
  const { region, profile, 'endpoint-url': endpoint } = values;
  const aws = ports.aws({
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const needsStack = values.queue.length === 0 || values.queue.some((queue) => !isQueueUrl(queue));
  // A queue can be read by its URL, without a stack.
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
