import { append, emptyBuffer } from '../../../../../live/page/state/event-buffer.ts';
import { createMatcher, noFilter } from '../../../../../live/page/state/event-filter.ts';
import { eventRows, type RowsOptions } from '../../../../../live/page/state/event-rows.ts';
import { anArrivedEvent } from '../../../../given/builders/an-arrived-event.ts';

const sample = anArrivedEvent();
const buffer = append(
  emptyBuffer,
  Array.from({ length: 3_500 }, (_, index) => ({
    ...sample,
    number: index + 1,
    user: index % 2 === 0 ? 'ann' : 'ben',
  })),
);

const rowsOf = (options: Partial<RowsOptions> = {}) =>
  eventRows(buffer, { matches: createMatcher(noFilter), hasTime: () => true, ...options });

test('has the newest event in the first row, across chunks', () => {
  const rows = rowsOf();

  expect(rows.count).toBe(3_500);
  expect([0, 499, 500, 3_499].map((row) => rows.at(row)?.number)).toEqual([3_500, 3_001, 3_000, 1]);
  expect(rows.at(3_500)).toBeUndefined();
});

test('finds the row of an event', () => {
  const rows = rowsOf();

  expect([3_500, 3_000, 1].map(rows.rowOf)).toEqual([0, 500, 3_499]);
  expect(rows.rowOf(3_501)).toBe(-1);
});

test('has only matching events, each with its row', () => {
  const rows = rowsOf({ matches: createMatcher({ ...noFilter, user: 'ann' }) });

  expect(rows.count).toBe(1_750);
  expect(rows.at(0)?.number).toBe(3_499);
  expect(rows.rowOf(3_497)).toBe(1);
  expect(rows.rowOf(3_498)).toBe(-1);
});

test.each([3_500, 3_200, 3_000, 2_999, 1])('ends with event %i if the list is paused there', (upTo) => {
  const rows = rowsOf({ upTo });

  expect(rows.count).toBe(upTo);
  expect(rows.at(0)?.number).toBe(upTo);
});

test('searches the newest chunks first, and one at least, until the time is over', () => {
  const times = [true, false];
  const rows = rowsOf({ hasTime: () => times.shift() ?? false });

  expect(rows.isComplete).toBe(false);
  expect(rows.count).toBe(1_500);
  expect(rowsOf({ hasTime: () => false }).count).toBe(500);
  expect(rowsOf().isComplete).toBe(true);
});
