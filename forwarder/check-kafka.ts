import type { KafkaState, TopicState } from '../contracts/forwarder-check.ts';
import { kafkaFailureCause } from './failure.ts';

export interface CheckPorts {
  readonly topics: readonly string[];
  /**
   * Connects anew, as for a batch, and ends the connection. Resolves with what is wrong with some topics, and how each is;
   * rejects as a producer does. Creates nothing.
   */
  readonly connect: () => Promise<{ readonly missing: string | undefined; readonly states: readonly TopicState[] }>;
  readonly now: () => number;
}

/** Says whether the forwarder reaches the cluster from where it runs, is let in and sees the topics. Never rejects. */
export async function checkKafka({ topics, connect, now }: CheckPorts): Promise<KafkaState> {
  const begin = now();
  try {
    const { missing, states } = await connect();
    return { reached: true, tookMs: now() - begin, topics, ...(missing === undefined ? {} : { missing }), states };
  } catch (error) {
    const { code, detail } = kafkaFailureCause(error);
    return { reached: false, tookMs: now() - begin, code, detail };
  }
}
