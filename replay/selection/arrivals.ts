import type { ReadLetter } from '../messages/read-letter.ts';

/** Finds messages that arrived after the command started, by the queue's own times. */
export interface Arrivals {
  readonly isLater: (read: ReadLetter) => boolean;
  /** Notes messages before they are sent. One that fails again at once returns as a new message. */
  readonly sends: (letters: readonly ReadLetter[]) => void;
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
      const laterMs = startedAt === undefined ? 0 : read.letter.sentAt.getTime() - startedAt.getTime();
      return Math.abs(laterMs) > doubtMs ? laterMs > 0 : sent.has(nameOf(read));
    },
    sends: (letters) => {
      if (startedAt !== undefined && now().getTime() - beganMs > 3 * doubtMs) return;
      for (const letter of letters) sent.add(nameOf(letter));
    },
  };
}

const nameOf = ({ id, eventText }: ReadLetter): string => id ?? eventText;
