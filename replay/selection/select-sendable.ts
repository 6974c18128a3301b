import type { Arrivals } from './arrivals.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

/** Which messages may go, and why the others may not. */
export interface Sendable {
  readonly sendable: readonly ParsedMessage[];
  readonly skipped: readonly SkipReason[];
}

/** Why a message is left alone. */
export type SkipReason = 'unrecognized' | 'encrypted' | 'invalid' | 'received-after-start';

export interface SendableOptions {
  /** Sends poison, too. */
  readonly force: boolean;
  readonly arrivals: Pick<Arrivals, 'isLater'>;
}

/**
 * Sorts messages into those that may go and those that are left alone: what is not ours, what is encrypted, what would fail again, and what
 * came since the work began, for that may be a message of this very work that failed again.
 */
export function selectSendable(messages: readonly ParsedMessage[], { force, arrivals }: SendableOptions): Sendable {
  const skipped: SkipReason[] = [];
  const sendable = messages.filter((read) => {
    const { state } = read;
    const reason =
      state === 'unrecognized' || state === 'encrypted'
        ? state
        : state === 'invalid' && !force
          ? 'invalid'
          : arrivals.isLater(read)
            ? 'received-after-start'
            : undefined;
    if (reason) skipped.push(reason);
    return !reason;
  });
  return { sendable, skipped };
}
