import type { Letter } from './queue/letter.ts';
import { tally } from './queue/tally.ts';
import { workThrough, type Work } from './queue/work-through.ts';

export interface Purge extends Omit<Work, 'act' | 'isEnough'> {
  /** At most so many. */
  readonly max: number;
  /** Keeps a copy of letters before they are deleted. Rejects where it cannot: then nothing is deleted. */
  readonly keep: (letters: readonly Letter[]) => Promise<void>;
}

/** Deletes the letters that match, each after a copy of it was kept. */
export async function purgeQueue({ max, keep, ...work }: Purge) {
  const failed = tally();
  let [taken, deleted] = [0, 0];
  await workThrough({
    ...work,
    isEnough: () => taken >= max,
    act: async (chosen) => {
      const letters = chosen.slice(0, max - taken).map(({ letter }) => letter);
      taken += letters.length;
      if (letters.length === 0) return [];
      await keep(letters);
      const handles = letters.map(({ handle }) => handle);
      const codes = await work.aws.queue.remove(work.place.url, handles);
      for (const code of codes) if (code !== undefined) failed.add(code);
      const gone = letters.filter((_letter, index) => codes[index] === undefined);
      deleted += gone.length;
      return gone;
    },
  });
  return { deleted, failed };
}
