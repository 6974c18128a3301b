import type { DeadLetterQueue } from '../wire/dead-letters.ts';
import type { SingleBox, Waiting } from './build-picture.ts';
import { sumOf } from './queue-facts.ts';

/** Waiting messages by the box of the picture. */
export type WaitingBoxes = Readonly<Partial<Record<SingleBox, Waiting>>>;

/** Sorts the queues of a stack into the boxes of the picture. `main`: the queue of the forwarder; undefined if it cannot be read. */
export function waitingBoxes(queues: readonly DeadLetterQueue[], main: Waiting | undefined): WaitingBoxes {
  const named = (name: string): Waiting => sumOf(queues.filter((queue) => queue.name === name));
  return {
    queue: main ?? {},
    outbox: named('outbox'),
    audit: named('audit'),
    'dead-letters': sumOf(queues.filter(({ isLive }) => !isLive)),
  };
}

/** Adds the age of the oldest message, unless the box is empty: the age of an empty queue is that of its last message. */
export const withBoxAge = (box: Waiting, oldestMs: number | undefined): Waiting =>
  (box.waiting ?? 0) + (box.inFlight ?? 0) > 0 ? { ...box, oldestMs } : box;
