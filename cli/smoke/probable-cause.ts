import type { SmokeAws } from './smoke-ports.ts';

/** Where a canary has got stuck, and what to do. */
export interface Stuck {
  readonly hop: 'queue' | 'forwarder' | 'kafka';
  readonly cause: string;
}

/** The parts of the pipeline, as the stack gives them out. */
export interface Parts {
  readonly bus: string;
  readonly queue: string;
  readonly ruleDeadLetters: string;
  readonly forwarder: string;
}

/** Looks for why a canary that the bus took is not in Kafka: the forwarder's own check first, then the queues. */
export async function probableCause(aws: SmokeAws, parts: Parts): Promise<Stuck> {
  try {
    const answer = await aws.checkKafka(parts.forwarder);
    if (!answer.reached) {
      return { hop: 'kafka', cause: `${answer.code}: ${answer.detail} The canary waits in the queue.` };
    }
    const refusal = answer.missing ?? answer.lastRefusal;
    if (refusal !== undefined) return { hop: 'kafka', cause: refusal };
  } catch (error) {
    return { hop: 'forwarder', cause: `It cannot be invoked (${(error as Error).message}): look at its log.` };
  }
  if ((await aws.depth(parts.queue)) > 0) {
    return {
      hop: 'forwarder',
      cause:
        'Messages wait in the queue although the forwarder reaches Kafka: its event source mapping may be off, the ' +
        'function throttled, or much stands before the canary.',
    };
  }
  if ((await aws.depth(parts.ruleDeadLetters)) > 0) {
    const look = 'cognito-to-kafka replay list --queue rule-dead-letters says why';
    return { hop: 'queue', cause: `The rule could not put events into the queue: ${look}.` };
  }
  return {
    hop: 'queue',
    cause:
      'The queue is empty and the forwarder reaches Kafka: the rule of the bus may be off, the bus may not be the one of ' +
      'the stack, or the log is late; try again with a longer --timeout.',
  };
}
