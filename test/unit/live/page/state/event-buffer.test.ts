import {
  append,
  emptyBuffer,
  eventNumbered,
  newestNumber,
  oldestNumber,
  prepend,
} from '../../../../../live/page/state/event-buffer.ts';
import { maxEvents } from '../../../../../live/wire/arrived-event.ts';
import { anArrivedEvent } from '../../../../given/builders/an-arrived-event.ts';

const sample = anArrivedEvent({ text: '{}' });
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ ...sample, number: from + index }));
const numbersOf = (buffer: typeof emptyBuffer) => buffer.chunks.flat().map(({ number }) => number);

describe('append', () => {
  it('keeps the order across chunks and ignores events that the buffer has', () => {
    const buffer = append(append(emptyBuffer, numbered(1, 1_500)), numbered(1_400, 2_300));

    expect(numbersOf(buffer)).toEqual(numbered(1, 2_300).map(({ number }) => number));
    expect(buffer.chunks.map(({ length }) => length)).toEqual([1_000, 1_000, 300]);
    expect(buffer.size).toBe(2_300);
    expect(buffer.textLength).toBe(4_600);
  });

  it('does not change a full chunk, so that the results of a search in it remain', () => {
    const before = append(emptyBuffer, numbered(1, 1_000));

    expect(append(before, numbered(1_001, 1_001)).chunks[0]).toBe(before.chunks[0]);
  });

  it('returns the same buffer if nothing is new', () => {
    const buffer = append(emptyBuffer, numbered(1, 3));

    expect(append(buffer, numbered(2, 3))).toBe(buffer);
    expect(append(buffer, [])).toBe(buffer);
  });

  it('drops everything before a gap, because a list with a hole is wrong', () => {
    expect(numbersOf(append(append(emptyBuffer, numbered(1, 5)), numbered(9, 10)))).toEqual([9, 10]);
  });

  it('drops the oldest events beyond the maximum', () => {
    const full = append(emptyBuffer, numbered(1, maxEvents));
    const buffer = append(full, numbered(maxEvents + 1, maxEvents + 1));

    expect(full.size).toBe(maxEvents);
    expect(buffer.size).toBe(maxEvents + 1 - 1_000);
    expect([oldestNumber(buffer), newestNumber(buffer)]).toEqual([1_001, maxEvents + 1]);
  });

  it('drops the oldest events if their texts are too large together', () => {
    const text = 'x'.repeat(16_384);
    const large = (from: number) => numbered(from, from + 999).map((event) => ({ ...event, text }));
    const buffer = Array.from({ length: 20 }, (_, index) => large(index * 1_000 + 1)).reduce(append, emptyBuffer);

    expect(buffer.textLength).toBe(15_000 * 16_384);
    expect(oldestNumber(buffer)).toBe(5_001);
  });
});

describe('prepend', () => {
  const buffer = append(emptyBuffer, numbered(2_001, 2_100));

  it('adds the events directly before the oldest one', () => {
    const more = prepend(buffer, numbered(501, 2_000));

    expect(numbersOf(more)).toEqual(numbered(501, 2_100).map(({ number }) => number));
    expect(more.textLength).toBe(3_200);
  });

  it('refuses events that would leave a gap', () => {
    expect(prepend(buffer, numbered(1, 1_999))).toBe(buffer);
    expect(prepend(buffer, [])).toBe(buffer);
  });

  it('refuses events beyond the maximum, because new ones would push them out', () => {
    const full = append(emptyBuffer, numbered(2_001, 2_000 + maxEvents));

    expect(prepend(full, numbered(1_901, 2_000))).toBe(full);
  });
});

describe('eventNumbered', () => {
  const buffer = append(emptyBuffer, numbered(1_500, 4_000));

  it.each([1_500, 2_499, 2_500, 4_000])('finds event %i', (number) => {
    expect(eventNumbered(buffer, number)?.number).toBe(number);
  });

  it.each([1_499, 4_001])('does not find event %i', (number) => {
    expect(eventNumbered(buffer, number)).toBeUndefined();
  });
});
