import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchBus } from '../../../../local/live/bus-watch.ts';
import { busRecord, type BusDecision } from '../../../../local/rig/bus-control.ts';

let runFolder: string;
beforeEach(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'bus-watch-'));
});
afterEach(() => rm(runFolder, { recursive: true }));

const write = (text: string): void => {
  appendFileSync(busRecord({ runFolder }), text);
};
const lineOf = (over: Partial<BusDecision> = {}): string =>
  `${JSON.stringify({ id: 'one', atMs: 1_000, accepted: true, audit: false, ...over })}\n`;

/** A watch that has read these lines. */
function watchOf(...lines: string[]) {
  const watch = watchBus(runFolder);
  write(lines.join(''));
  watch.refresh();
  return watch;
}

test('knows nothing before the record exists', () => {
  const watch = watchBus(runFolder);
  watch.refresh();

  expect([watch.sent(), watch.outstanding(), watch.publishedMs('one')]).toEqual([0, [], undefined]);
});

test('an accepted event is outstanding until Kafka has it', () => {
  const watch = watchOf(lineOf());
  expect(watch.outstanding()).toEqual([{ atMs: 1_000, inOutbox: false }]);
  watch.arrived('one');

  expect([watch.outstanding(), watch.sent(), watch.publishedMs('one')]).toEqual([[], 1, 1_000]);
});

test('a rejected event is in the outbox until the bus accepts it', () => {
  const watch = watchOf(lineOf({ accepted: false }), lineOf({ accepted: false, atMs: 2_000 }));
  expect([watch.outstanding(), watch.publishedMs('one')]).toEqual([[{ atMs: 2_000, inOutbox: true }], undefined]);
  write(lineOf({ atMs: 9_000 }));
  watch.refresh();

  expect([watch.outstanding(), watch.sent()]).toEqual([[{ atMs: 9_000, inOutbox: false }], 1]);
  expect(watch.publishedMs('one')).toBe(9_000);
});

test('an event that was sent twice was published the first time, and counts once', () => {
  const watch = watchOf(lineOf(), lineOf({ atMs: 6_000 }));
  watch.arrived('one');
  write(lineOf({ atMs: 7_000 }));
  watch.refresh();

  expect([watch.sent(), watch.outstanding(), watch.publishedMs('one')]).toEqual([1, [], 1_000]);
});

test('an event that is in Kafka before its line in the record is not lost', () => {
  const watch = watchBus(runFolder);
  watch.arrived('one');
  write(lineOf());
  watch.refresh();

  expect([watch.sent(), watch.outstanding(), watch.publishedMs('one')]).toEqual([1, [], 1_000]);
});

test('a record of Kafka that was never on the bus does not count as sent', () => {
  const watch = watchBus(runFolder);
  watch.arrived('stranger');

  expect([watch.sent(), watch.outstanding()]).toEqual([0, []]);
});

test('reads a line that was written in two parts once it is whole', () => {
  const watch = watchOf(lineOf().slice(0, 20));
  expect(watch.sent()).toBe(0);
  write(lineOf().slice(20));
  watch.refresh();

  expect(watch.publishedMs('one')).toBe(1_000);
});

test('reads everything that is new, also more than a megabyte', () => {
  const lines = Array.from({ length: 20_000 }, (_none, index) => lineOf({ id: `${index}`.padStart(36, '0') }));
  const watch = watchOf(...lines);

  expect(lines.join('').length).toBeGreaterThan(1_500_000);
  expect(watch.sent()).toBe(20_000);
});

test.each(['', 'no json', 'null', '[]', '{"id":null,"atMs":1,"accepted":true}', '{"id":"two","accepted":true}'])(
  'leaves out the line %j, by which no event can be recognized',
  (line) => {
    const watch = watchOf(`${line}\n`, lineOf());

    expect([watch.sent(), watch.outstanding()]).toEqual([1, [{ atMs: 1_000, inOutbox: false }]]);
    expect(watch.rates(1_000).cognito).toBe(0.2);
  },
);

test('has a rate for each way to the bus', () => {
  const watch = watchOf(
    lineOf({ id: 'a' }),
    lineOf({ id: 'b', audit: true }),
    lineOf({ id: 'c', accepted: false }),
    // A function tries again, which is not another event in the outbox.
    lineOf({ id: 'c', accepted: false }),
    lineOf({ id: 'd', accepted: false }),
    lineOf({ id: 'd' }),
  );

  expect(watch.rates(1_000)).toEqual({ cognito: 0.2, audit: 0.2, refused: 0.4, recovered: 0.2 });
  expect(watch.rates(9_000)).toEqual({ cognito: 0, audit: 0, refused: 0, recovered: 0 });
});
