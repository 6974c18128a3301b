import type { Letter } from '../messages/letter.ts';
import { tally } from '../sending/tally.ts';
import { workThrough, type Work } from './work-through.ts';

export interface Purge extends Omit<Work, 'act' | 'isEnough'> {
  /** At most so many. */
  readonly max: number;
  /**
   * Keeps a copy of messages before they are deleted, and resolves once the copy has been read back. Rejects if it cannot:
   * then these messages are not deleted, and no others are received.
   */
  readonly keep: (letters: readonly Letter[]) => Promise<void>;
}

/** The result of a purge. */
export interface Purged {
  readonly deleted: number;
  /** Codes of the reasons why copied messages are still in the queue. */
  readonly failed: ReturnType<typeof tally>;
  /** The error that stopped the purge early. */
  readonly stoppedBy?: { readonly error: unknown };
}

/** Deletes the letters that match, each after a copy of it was kept. */
export async function purgeQueue({ max, keep, ...work }: Purge): Promise<Purged> {
  const failed = tally();
  let stoppedBy: Purged['stoppedBy'];
  let [taken, deleted] = [0, 0];
  const stop = (error: unknown): void => {
    stoppedBy ??= { error };
  };
  const walking = workThrough({
    ...work,
    isEnough: () => stoppedBy !== undefined || taken >= max,
    act: async (chosen) => {
      const letters = chosen.slice(0, max - taken).map(({ letter }) => letter);
      taken += letters.length;
      if (letters.length === 0 || stoppedBy || work.signal.aborted) return [];
      const isKept = await keep(letters).then(() => true, stop);
      if (!isKept) return [];
      const handles = letters.map(({ handle }) => handle);
      const codes = await work.aws.queue.remove(work.place.url, handles);
      for (const code of codes) if (code !== undefined) failed.add(code);
      const gone = letters.filter((_letter, index) => codes[index] === undefined);
      deleted += gone.length;
      return gone;
    },
  });
  await walking.catch(stop);
  return { deleted, failed, ...(stoppedBy && { stoppedBy }) };
}
