import { maxEvents, type ArrivedEvent } from '../../wire/arrived-event.ts';

type Events = readonly ArrivedEvent[];

/** Maximum length of a chunk. A chunk that is full never changes, so that the result of a search in it can be kept. */
const chunkLength = 1_000;

/** Maximum length of all texts, in UTF-16 code units. With large events, it is reached before the number of events. */
const maxTextLength = 256_000_000;

/** The newest events of this run, the oldest first, without gaps in their numbers. */
export interface EventBuffer {
  readonly chunks: readonly Events[];
  readonly size: number;
  readonly textLength: number;
}

export const emptyBuffer: EventBuffer = { chunks: [], size: 0, textLength: 0 };

/** Returns the number of the oldest event; undefined if there are no events. */
export const oldestNumber = ({ chunks }: EventBuffer): number | undefined => chunks[0]?.[0]?.number;

/** Returns the number of the newest event, or 0. */
export const newestNumber = ({ chunks }: EventBuffer): number => chunks.at(-1)?.at(-1)?.number ?? 0;

const textLengthOf = (events: Events): number => events.reduce((sum, { text }) => sum + text.length, 0);

const bufferOf = (chunks: readonly Events[], textLength: number): EventBuffer => ({
  chunks,
  size: chunks.reduce((sum, { length }) => sum + length, 0),
  textLength,
});

/** Adds new events at the end. Events that the buffer has are ignored. After a gap, only the new events remain. */
export function append(buffer: EventBuffer, events: Events): EventBuffer {
  const newest = newestNumber(buffer);
  const added = events.filter(({ number }) => number > newest);
  const [first] = added;
  if (first === undefined) return buffer;
  const isAfterGap = buffer.size > 0 && first.number > newest + 1;
  const before = isAfterGap ? emptyBuffer : buffer;
  const textLength = before.textLength + textLengthOf(added);
  return trimmed(bufferOf(extended(before.chunks, added), textLength));
}

/** Adds older events at the beginning, as far as there is room. */
export function prepend(buffer: EventBuffer, events: Events): EventBuffer {
  const oldest = oldestNumber(buffer) ?? Infinity;
  const older = events.filter(({ number }) => number < oldest);
  const isAdjacent = older.at(-1)?.number === oldest - 1;
  const textLength = buffer.textLength + textLengthOf(older);
  if (!isAdjacent || buffer.size + older.length > maxEvents || textLength > maxTextLength) return buffer;
  return bufferOf([...extended([], older), ...buffer.chunks], textLength);
}

/** Returns the event with this number; undefined if the buffer does not have it. */
export function eventNumbered({ chunks }: EventBuffer, number: number): ArrivedEvent | undefined {
  const chunk = chunks.find((events) => (events.at(-1)?.number ?? -1) >= number);
  return chunk?.[number - (chunk[0]?.number ?? 0)];
}

function extended(chunks: readonly Events[], added: Events): readonly Events[] {
  const result = [...chunks];
  let from = 0;
  const last = result.at(-1);
  if (last && last.length < chunkLength) {
    from = chunkLength - last.length;
    result[result.length - 1] = [...last, ...added.slice(0, from)];
  }
  for (; from < added.length; from += chunkLength) result.push(added.slice(from, from + chunkLength));
  return result;
}

function trimmed(buffer: EventBuffer): EventBuffer {
  const chunks = [...buffer.chunks];
  let { size, textLength } = buffer;
  while (chunks.length > 1 && (size > maxEvents || textLength > maxTextLength)) {
    const dropped = chunks.shift() ?? [];
    size -= dropped.length;
    textLength -= textLengthOf(dropped);
  }
  return chunks.length === buffer.chunks.length ? buffer : { chunks, size, textLength };
}
