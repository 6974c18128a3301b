import type { ArrivedEvent } from '../../wire/arrived-event.ts';
import type { EventBuffer } from './event-buffer.ts';

/** Matching events as rows, the newest first. */
export interface EventRows {
  readonly count: number;
  readonly at: (row: number) => ArrivedEvent | undefined;
  /** Returns the row of an event; -1 if no row has it. */
  readonly rowOf: (number: number) => number;
  /** Whether every chunk was searched. */
  readonly isComplete: boolean;
}

export interface RowsOptions {
  readonly matches: (chunk: readonly ArrivedEvent[]) => readonly ArrivedEvent[];
  /** Number of the newest event to show: the list is held. @default - no limit */
  readonly upTo?: number;
  /** Whether there is time to search another chunk. */
  readonly hasTime: () => boolean;
}

/** Finds the rows, from the newest chunk to the oldest, until the time is over. Searches one chunk at least. */
export function eventRows({ chunks }: EventBuffer, { matches, upTo = Infinity, hasTime }: RowsOptions): EventRows {
  const parts: (readonly ArrivedEvent[])[] = [];
  let isComplete = true;
  for (const chunk of [...chunks].reverse()) {
    if ((chunk[0]?.number ?? 0) > upTo) continue;
    if (parts.length > 0 && !hasTime()) {
      isComplete = false;
      break;
    }
    const found = matches(chunk);
    parts.push((found.at(-1)?.number ?? 0) > upTo ? found.filter(({ number }) => number <= upTo) : found);
  }
  return {
    count: parts.reduce((sum, { length }) => sum + length, 0),
    at: rowAt(parts),
    rowOf: rowOf(parts),
    isComplete,
  };
}

type Parts = readonly (readonly ArrivedEvent[])[];

const rowAt = (parts: Parts) => (row: number) => {
  let rest = row;
  for (const part of parts) {
    if (rest < part.length) return part[part.length - 1 - rest];
    rest -= part.length;
  }
  return undefined;
};

const rowOf = (parts: Parts) => (number: number) => {
  let before = 0;
  for (const part of parts) {
    if (part.length > 0 && (part[0]?.number ?? 0) <= number) {
      const index = part.findLastIndex((event) => event.number === number);
      return index === -1 ? -1 : before + part.length - 1 - index;
    }
    before += part.length;
  }
  return -1;
};
