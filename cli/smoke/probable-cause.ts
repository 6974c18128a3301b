import type { SmokeAws } from './smoke-ports.ts';

/** The hop that a canary did not pass, with the probable cause and the fix. */
export interface FailedHop {
  readonly hop: 'queue' | 'forwarder' | 'kafka';
  readonly cause: string;
}

/** The parts of the pipeline that a canary passes, by the outputs of the stack. */
export interface CanaryTargets {
  readonly bus: string;
  readonly queue: string;
  readonly ruleDeadLetters: string;
  readonly forwarder: string;
}

/** Returns the probable cause if a canary that the bus accepted is not in Kafka. Asks the forwarder first, then the queues. */
export async function probableCause(
  { forwarder, queues }: Pick<SmokeAws, 'forwarder' | 'queues'>,
  targets: CanaryTargets,
): Promise<FailedHop> {
  try {
    const answer = await forwarder.checkKafka(targets.forwarder);
    if (!answer.reached) {
      return { hop: 'kafka', cause: `${answer.code}: ${answer.detail} The canary waits in the queue.` };
    }
    const refusal = answer.missing ?? answer.lastRefusal;
    if (refusal !== undefined) return { hop: 'kafka', cause: refusal };
  } catch (error) {
    return { hop: 'forwarder', cause: `The forwarder cannot be invoked (${(error as Error).message}). Read its log.` };
  }
  if ((await queues.depth(targets.queue)) > 0) {
    return {
      hop: 'forwarder',
      cause:
        'Messages wait in the queue although the forwarder reaches Kafka. Its event source mapping may be disabled, the ' +
        'function throttled, or many messages are before the canary.',
    };
  }
  if ((await queues.depth(targets.ruleDeadLetters)) > 0) {
    const list = 'cognito-to-kafka replay list --queue rule-dead-letters';
    return { hop: 'queue', cause: `The rule could not send events to the queue. For the reason, run ${list}.` };
  }
  return {
    hop: 'queue',
    cause:
      'The queue is empty and the forwarder reaches Kafka. The rule of the bus may be disabled, the bus may be another than ' +
      'that of the stack, or the log is late. Try again with a longer --timeout.',
  };
}
