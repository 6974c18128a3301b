import { maxEvents, type ArrivedEvent } from '../wire/arrived-event.ts';
import type { DescribedEvent } from './describe-event.ts';

/** An event with its whole text. */
interface Kept {
  readonly event: ArrivedEvent;
  readonly text: string;
}

export interface BufferLimits {
  readonly maxEvents: number;
  /** Maximum length of all texts, in UTF-16 code units. One event is always kept. */
  readonly maxText: number;
}

/** The newest events. The oldest make room for new ones. */
export interface EventBuffer {
  readonly add: (event: DescribedEvent, text: string) => void;
  /** Number of the newest event; 0 before the first. */
  readonly newest: () => number;
  /** At most `limit` events after a number, the oldest first. Events that were dropped are missing. */
  readonly after: (number: number, limit: number) => readonly ArrivedEvent[];
  /** At most `limit` events before a number, the newest of them, the oldest first. */
  readonly before: (number: number, limit: number) => readonly ArrivedEvent[];
  /** An event with its whole text; undefined if it does not exist or was dropped. */
  readonly whole: (number: number) => ArrivedEvent | undefined;
}

// 100,000 events have about 90 MB of text. Large ones must not fill the memory.
const usualLimits: BufferLimits = { maxEvents, maxText: 200_000_000 };

/** Returns an empty buffer. */
export function eventBuffer(limits: BufferLimits = usualLimits): EventBuffer {
  // A dropped event leaves a hole at the start of the array, which is cut off now and then: shift() would move all others.
  let kept: (Kept | undefined)[] = [];
  let [first, count, length] = [1, 0, 0];
  let start = 0;
  const at = (number: number): Kept | undefined => kept[start + number - first];
  const drop = (): void => {
    length -= kept[start]?.text.length ?? 0;
    kept[start] = undefined;
    start += 1;
    first += 1;
    count -= 1;
    if (start < limits.maxEvents) return;
    kept = kept.slice(start);
    start = 0;
  };
  const slice = (from: number, to: number): readonly ArrivedEvent[] =>
    kept.slice(start + from - first, start + to - first).map((one) => (one as Kept).event);
  return {
    add: (described, text) => {
      kept.push({ event: { number: first + count, ...described }, text });
      count += 1;
      length += text.length;
      while (count > limits.maxEvents || (length > limits.maxText && count > 1)) drop();
    },
    newest: () => first + count - 1,
    after: (number, limit) => {
      const from = Math.max(first, number + 1);
      return slice(from, Math.min(from + limit, first + count));
    },
    before: (number, limit) => {
      const to = Math.max(first, Math.min(number, first + count));
      return slice(Math.max(first, to - limit), to);
    },
    whole: (number) => {
      const found = number >= first ? at(number) : undefined;
      return found && { ...found.event, text: found.text, isCut: undefined };
    },
  };
}
