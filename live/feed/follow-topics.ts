import { setTimeout as sleep } from 'node:timers/promises';
import type { Reader, ReadRecord, TopicPosition } from '../../kafka/reader.ts';

export interface FollowOptions {
  readonly topics: readonly string[];
  /** Connects a reader. It may reject, and is called again then. */
  readonly connect: () => Promise<Reader>;
  readonly onRecord: (record: ReadRecord) => void;
  /** Called when reading begins, and with the error when it fails. */
  readonly onState: (failure: Error | undefined) => void;
  /** Pause before the next connection, in milliseconds. @default 1000 */
  readonly retryMs?: number;
}

export interface Followed {
  /** Resolves once the first connection reads or has failed. */
  readonly tried: Promise<void>;
  /** Ends reading. Never rejects. */
  readonly close: () => Promise<void>;
}

/** Reads each record of topics once, from their ends on, also across outages of the brokers: it connects again where it stopped. */
export function followTopics({ topics, connect, onRecord, onState, retryMs = 1_000 }: FollowOptions): Followed {
  const ended = new AbortController();
  const isEnded = (): boolean => ended.signal.aborted;
  const tried = Promise.withResolvers<unknown>();
  const pause = (ms: number) => sleep(ms, undefined, { signal: ended.signal }).catch(() => undefined);
  let positions: Map<string, TopicPosition> | undefined;
  const keyOf = ({ topic, partition }: TopicPosition): string => `${partition} ${topic}`;
  // Brokers that do not answer would delay the end by the time limits of the client.
  const aborted = new Promise<void>((resolve) => {
    ended.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  const begin = async (reader: Reader): Promise<void> => {
    positions ??= new Map((await reader.endsOf(topics)).map((end) => [keyOf(end), end]));
    const known = positions;
    await reader.read([...known.values()], (record) => {
      const { topic, partition, offset } = record;
      known.set(keyOf(record), { topic, partition, offset: String(BigInt(offset) + 1n) });
      if (!isEnded()) onRecord(record);
    });
  };
  const readOnce = async (): Promise<void> => {
    const reader = await connect();
    try {
      await Promise.race([begin(reader), aborted]);
      if (isEnded()) return;
      onState(undefined);
      tried.resolve(undefined);
      while (!isEnded() && !reader.failure()) await pause(250);
      const failure = reader.failure();
      if (failure && !isEnded()) throw failure;
    } finally {
      const closing = reader.close();
      // Brokers that are unavailable would delay the next connection.
      if (isEnded()) await closing;
    }
  };
  const follow = async (): Promise<void> => {
    while (!isEnded()) {
      await readOnce().catch((error: unknown) => {
        if (!isEnded()) onState(error as Error);
      });
      tried.resolve(undefined);
      await pause(retryMs);
    }
  };
  const following = follow();
  return {
    tried: tried.promise.then(() => undefined),
    close: async () => {
      ended.abort();
      await following;
    },
  };
}
