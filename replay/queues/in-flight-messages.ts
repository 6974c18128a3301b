/** Messages in flight by id, each with its newest receipt handle: only the newest one can make the message visible again. */
export interface InFlightMessages {
  readonly has: (messageId: string) => boolean;
  readonly add: (messageId: string, handle: string) => void;
  readonly remove: (messageId: string) => void;
  readonly count: () => number;
  /** All handles, ten at a time. */
  readonly handles: () => IterableIterator<readonly string[]>;
}

/** Maximum number of entries of one call. */
const batchSize = 10;

/** Returns an empty collection. */
export function inFlightMessages(): InFlightMessages {
  const newest = new Map<string, string>();
  return {
    has: (messageId) => newest.has(messageId),
    add: (messageId, handle) => void newest.set(ownCopy(messageId), ownCopy(handle)),
    remove: (messageId) => void newest.delete(messageId),
    count: () => newest.size,
    handles: function* () {
      let batch: string[] = [];
      for (const handle of newest.values()) {
        batch.push(handle);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

/** A string that is cut from a response of SQS keeps the whole response, bodies included, in memory; this copy does not. */
const ownCopy = (text: string): string => Buffer.from(text).toString('latin1');
