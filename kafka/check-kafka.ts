import type { KafkaState, TopicState } from '../contracts/forwarder-check.ts';
import { kafkaFailureCause } from './failures/failure.ts';

export interface CheckPorts {
  readonly topics: readonly string[];
  /**
   * Opens a connection as the next batch would, with the same secrets in the same state, and closes it. Resolves with the
   * problems of some topics and the state of each; rejects as a producer does. Creates nothing.
   */
  readonly connect: () => Promise<{ readonly missing: string | undefined; readonly states: readonly TopicState[] }>;
  /** See LastRefusals. */
  readonly lastRefusal: () => string | undefined;
  readonly now: () => number;
}

/**
 * Checks whether the next batch would reach the cluster, authenticate and find its topics, as far as possible without
 * writing a record. Never rejects.
 */
export async function checkKafka({ topics, connect, lastRefusal, now }: CheckPorts): Promise<KafkaState> {
  const begin = now();
  try {
    const { missing, states } = await connect();
    return { reached: true, tookMs: now() - begin, topics, missing, lastRefusal: lastRefusal(), states };
  } catch (error) {
    const { code, detail } = kafkaFailureCause(error);
    return { reached: false, tookMs: now() - begin, code, detail };
  }
}
