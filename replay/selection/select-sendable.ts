import type { Arrivals } from './arrivals.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

/** The messages to send, and the reasons why the others are skipped. */
export interface Sendable {
  readonly sendable: readonly ParsedMessage[];
  readonly skipped: readonly SkipReason[];
}

/** The reason why a message is skipped. */
export type SkipReason = 'unrecognized' | 'encrypted' | 'invalid' | 'received-after-start';

export interface SendableOptions {
  /** Whether to send invalid messages, too. */
  readonly force: boolean;
  readonly arrivals: Pick<Arrivals, 'isLater'>;
}

/**
 * Selects the messages to send. Skips unrecognized and encrypted ones, invalid ones without `force`, and those that were received
 * after the start, because this very command can have sent them before.
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
