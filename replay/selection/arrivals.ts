import type { ParsedMessage } from '../messages/parsed-message.ts';

/** Finds messages that arrived after the command started, by the queue's own times. */
export interface Arrivals {
  readonly isLater: (read: ParsedMessage) => boolean;
  /** Notes messages before they are sent. One that fails again at once returns as a new message. */
  readonly sends: (messages: readonly ParsedMessage[]) => void;
}

/** How far the time that a queue was asked at may be from its messages' times. */
const doubtMs = 3_000;

/**
 * `startedAt` is the queue's time when the command started; undefined if the queue did not report it. If the times do not decide,
 * the ids do: an event that this command has sent is not sent again. The ids are kept only for as long as that matters.
 */
export function arrivals(startedAt: Date | undefined, now: () => Date): Arrivals {
  const sent = new Set<string>();
  const beganMs = now().getTime();
  return {
    isLater: (read) => {
      const laterMs = startedAt === undefined ? 0 : read.message.sentAt.getTime() - startedAt.getTime();
      return laterMs > doubtMs || (laterMs >= -doubtMs && sent.has(nameOf(read)));
    },
    sends: (messages) => {
      if (startedAt !== undefined && now().getTime() - beganMs > 3 * doubtMs) return;
      for (const message of messages) sent.add(nameOf(message));
    },
  };
}

const nameOf = ({ id, eventText }: ParsedMessage): string => id ?? eventText;
