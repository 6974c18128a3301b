/** Messages in our hands, by the id of their message; of each the newest handle, for only that can show it again. */
export interface InFlightMessages {
  readonly has: (messageId: string) => boolean;
  readonly hold: (messageId: string, handle: string) => void;
  readonly drop: (messageId: string) => void;
  readonly count: () => number;
  /** All handles, ten at a time. */
  readonly handles: () => IterableIterator<readonly string[]>;
}

/** As much as one call takes. */
const batchSize = 10;

/** None yet. */
export function inFlightMessages(): InFlightMessages {
  const held = new Map<string, string>();
  return {
    has: (messageId) => held.has(messageId),
    hold: (messageId, handle) => void held.set(ownCopy(messageId), ownCopy(handle)),
    drop: (messageId) => void held.delete(messageId),
    count: () => held.size,
    handles: function* () {
      let batch: string[] = [];
      for (const handle of held.values()) {
        batch.push(handle);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

/** A text cut from an answer of SQS keeps the whole answer, bodies and all, in memory; this copy does not. */
const ownCopy = (text: string): string => Buffer.from(text).toString('latin1');
