import fc from 'fast-check';
import { faultKinds, planFaults, type Fault, type FaultPlanSettings } from '../../../../bench/soak/fault-plan.ts';

const settings: Omit<FaultPlanSettings, 'seed'> = {
  kinds: faultKinds,
  brokers: 3,
  afterMs: [2000, 12_000],
  holdMs: [2000, 20_000],
};

function firstFaults(count: number, more: Partial<FaultPlanSettings> = {}): Fault[] {
  const plan = planFaults({ seed: 42, ...settings, ...more });
  return Array.from({ length: count }, () => plan.next().value);
}

test('the same seed gives the same faults, another seed others', () => {
  expect(firstFaults(50)).toEqual(firstFaults(50));
  expect(firstFaults(50)).not.toEqual(firstFaults(50, { seed: 43 }));
});

// docs/explanations/fault-tests.md has figures of such seeds.
test('a seed still produces the faults that its published figures come from', () => {
  expect(firstFaults(2)).toEqual([
    { kind: 'pause-source', afterMs: 6723, holdMs: 6499, brokers: [] },
    { kind: 'stop', afterMs: 7007, holdMs: 14_359, brokers: [2] },
  ]);
});

test('each kind comes once a round, whatever the seed', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const faults = firstFaults(3 * faultKinds.length, { seed });
      for (let round = 0; round < 3; round++) {
        const kinds = faults.slice(round * faultKinds.length, (round + 1) * faultKinds.length).map(({ kind }) => kind);
        expect(kinds.sort()).toEqual([...faultKinds].sort());
      }
    }),
  );
});

test('a fault has times in range and hits 1 or 2 brokers, a paused event source none', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      for (const { kind, afterMs, holdMs, brokers } of firstFaults(20, { seed })) {
        expect([afterMs >= 2000, afterMs <= 12_000, holdMs >= 2000, holdMs <= 20_000]).toEqual(Array(4).fill(true));
        expect(new Set(brokers).size).toBe(brokers.length);
        expect(brokers.every((broker) => [0, 1, 2].includes(broker))).toBe(true);
        expect(kind === 'pause-source' ? [0] : [1, 2]).toContain(brokers.length);
      }
    }),
  );
});

test('sometimes two brokers are hit at once, so that the topic takes nothing', () => {
  const sizes = firstFaults(100).map(({ brokers }) => brokers.length);

  expect(sizes.filter((size) => size === 2).length).toBeGreaterThan(10);
  expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(30);
});
