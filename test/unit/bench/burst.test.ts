import { arrivals, burst, burstLogins, typicalBurst } from '../../../bench/trigger/burst.ts';

const times = {
  cold: [{ initMs: 60, first: { answerMs: 10, heldMs: 100 } }],
  warm: [{ answerMs: 1, heldMs: 20 }],
};
const any = () => 0.5;

test('a login that finds no idle environment waits for a new one, and holds it', () => {
  expect(burst(times, [0, 0, 0], any)).toEqual({ p99Ms: 70, environments: 3 });
  expect(burst(times, [0, 159], any)).toEqual({ p99Ms: 70, environments: 2 });
});

test('a login that finds an idle environment gets its warm response', () => {
  expect(burst(times, [0, 160], any)).toEqual({ p99Ms: 70, environments: 1 });
  expect(burst(times, [0, ...Array.from({ length: 199 }, (_, index) => 160 + index * 20)], any)).toEqual({
    p99Ms: 1,
    environments: 1,
  });
});

test('a warm login holds its environment, too', () => {
  expect(burst(times, [0, 160, 179], any).environments).toBe(2);
  expect(burst(times, [0, 160, 180], any).environments).toBe(1);
});

test('each login draws the times of a measured environment', () => {
  const mixed = { ...times, cold: [...times.cold, { initMs: 400, first: { answerMs: 100, heldMs: 100 } }] };
  const draws = [0, 0.9];

  expect(burst(mixed, [0, 0], () => draws.shift() ?? 0).p99Ms).toBe(500);
});

test('nothing is computed without a measured environment', () => {
  expect(() => burst({ cold: [], warm: [] }, [0], any)).toThrow('no environment was measured');
});

test('logins that all come at once need an environment each', () => {
  expect(typicalBurst(times, 0)).toEqual({ p99Ms: 70, environments: burstLogins });
});

test('the more time the logins have, the fewer environments they need', () => {
  const counts = arrivals.map(({ withinMs }) => typicalBurst(times, withinMs).environments);

  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  expect(new Set(counts).size).toBe(arrivals.length);
});

test('two functions get the same logins, so that a run can be computed again', () => {
  expect(typicalBurst(times, 1000)).toEqual(typicalBurst(times, 1000));
});

test('an environment that is held for longer costs more environments in a burst', () => {
  const held = { ...times, cold: [{ initMs: 60, first: { answerMs: 10, heldMs: 500 } }] };

  expect(typicalBurst(held, 1000).environments).toBeGreaterThan(typicalBurst(times, 1000).environments);
});
