import type { QueuePort } from '../replay-ports.ts';
import type { Letter } from './letter.ts';

export interface WalkOptions {
  readonly queue: Pick<QueuePort, 'receive' | 'release'>;
  readonly url: string;
  /** How many calls are in the air at a time, 1 to 32. */
  readonly lanes: number;
  /** Whether the walk can end before the queue does. */
  readonly isEnough: () => boolean;
}

/** Seconds for which a letter that was received is hidden from others; after a crash it is back by then. */
export const visibilitySeconds = 120;

/**
 * Goes through a queue, each letter once, until nothing is left that was not seen. `visit` gets at most ten at a time, as
 * many of them at once as there are lanes, and resolves with those that are gone from the queue. All others are
 * hidden until the walk ends, however it ends, and then shown again.
 */
export async function walkQueue(
  { queue, url, lanes, isEnough }: WalkOptions,
  visit: (letters: readonly Letter[]) => Promise<readonly Letter[]>,
): Promise<void> {
  // Of each letter the newest handle: only that can show it again.
  const held = new Map<string, string>();
  let failure: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    while (!failure && !isEnough()) {
      const received = await queue.receive(url, visibilitySeconds);
      if (received.length === 0) return;
      // A letter comes again where the walk outlasts the time for which it is hidden.
      const fresh = received.filter(({ messageId }) => !held.has(messageId));
      for (const { messageId, handle } of received) held.set(messageId, handle);
      const gone = fresh.length > 0 ? await visit(fresh) : [];
      for (const { messageId } of gone) held.delete(messageId);
    }
  };
  const guarded = (): Promise<void> =>
    lane().catch((error: unknown) => {
      failure ??= { error };
    });
  await Promise.all(Array.from({ length: lanes }, guarded));
  await releaseAll({ queue, url, lanes }, [...held.values()]);
  if (failure) throw failure.error;
}

/** As much as one call takes. */
const batchSize = 10;

async function releaseAll(
  { queue, url, lanes }: Pick<WalkOptions, 'queue' | 'url' | 'lanes'>,
  handles: readonly string[],
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < handles.length) {
      const batch = handles.slice(next, (next += batchSize));
      // What cannot be shown again now shows itself when its time is over.
      await queue.release(url, batch).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
