import type { Arrivals } from './arrivals.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

/** Which messages may go, and why the others may not. */
export interface Sorted {
  readonly ready: readonly ParsedMessage[];
  readonly skipped: readonly SkipReason[];
}

/** Why a message is left alone. */
export type SkipReason = 'foreign' | 'encrypted' | 'poison' | 'came meanwhile';

export interface SortOptions {
  /** Sends poison, too. */
  readonly force: boolean;
  readonly arrivals: Pick<Arrivals, 'isLater'>;
}

/**
 * Sorts messages into those that may go and those that are left alone: what is not ours, what is encrypted, what would fail again, and what
 * came since the work began, for that may be a message of this very work that failed again.
 */
export function sortLetters(messages: readonly ParsedMessage[], { force, arrivals }: SortOptions): Sorted {
  const skipped: SkipReason[] = [];
  const ready = messages.filter((read) => {
    const { standing } = read;
    const reason =
      standing === 'foreign' || standing === 'encrypted'
        ? standing
        : standing === 'poison' && !force
          ? 'poison'
          : arrivals.isLater(read)
            ? 'came meanwhile'
            : undefined;
    if (reason) skipped.push(reason);
    return !reason;
  });
  return { ready, skipped };
}
