import { errorOf, goalsOf, isTrustworthy } from '../../../bench/trigger/goals.ts';
import { names } from '../../../bench/trigger/names.ts';
import { sizeFigures } from '../../../bench/trigger/size-figures.ts';
import {
  aMeasuredEnvironment,
  aSize,
  measurementsOf,
  type EnvironmentTimes,
} from '../../given/builders/a-measured-environment.ts';

const reached = (size = aSize()): Record<string, string> =>
  Object.fromEntries(goalsOf(size).map(([what = '', , , isReached = '']) => [what, isReached]));
const measured = (size = aSize()): Record<string, string> =>
  Object.fromEntries(goalsOf(size).map(([what = '', figure = '']) => [what, figure]));
const project = (times: EnvironmentTimes, memoryMiB = 256) =>
  aSize({ [names.afterResponse]: [[aMeasuredEnvironment(times)]] }, memoryMiB);

const sdk = 'x the plain SDK handler';
const response = 'response after 40 ms idle, x the empty handler';

test.each<[string, EnvironmentTimes, EnvironmentTimes]>([
  [response, { warmMs: [1.15] }, { warmMs: [1.16] }],
  ['response at a cold start, x the empty handler', { firstMs: 15 }, { firstMs: 15.1 }],
  [`environment held by the first login, ${sdk}`, { firstHeldMs: 200 }, { firstHeldMs: 201 }],
  [`environment held by a warm login, ${sdk}`, { heldMs: [8] }, { heldMs: [8.1] }],
  [`CPU time of a login, ${sdk}`, { cpuMs: 1.4 }, { cpuMs: 1.41 }],
  [`logins per second of an environment, ${sdk}`, { perSecond: 65 }, { perSecond: 64.9 }],
  [`burst at once: p99 of the response, ${sdk}`, { initMs: 20, firstMs: 5 }, { initMs: 20, firstMs: 5.1 }],
  [`burst within 1 s: environments started, ${sdk}`, { firstHeldMs: 200 }, { firstHeldMs: 400 }],
])('a goal is reached up to its figure and not beyond it: %s', (goal, enough, tooMuch) => {
  expect(reached(project(enough))[goal]).toBe('yes');
  expect(reached(project(tooMuch))[goal]).toBe('no');
});

test.each<[string, EnvironmentTimes, EnvironmentTimes]>([
  ['response after 40 ms idle, with tracing, x without tracing', { warmMs: [1.05] }, { warmMs: [1.06] }],
  ['response at a cold start, with tracing, x without tracing', { firstMs: 12.5 }, { firstMs: 12.6 }],
])('a goal of tracing compares with the function without it: %s', (goal, enough, tooMuch) => {
  const traced = (times: EnvironmentTimes) => aSize({ [names.traced]: [[aMeasuredEnvironment(times)]] });

  expect(reached(traced(enough))[goal]).toBe('yes');
  expect(reached(traced(tooMuch))[goal]).toBe('no');
});

test('a figure next to the wanted one has enough digits to differ from it', () => {
  expect(measured(project({ warmMs: [1.1501] }))[response]).toBe('1.1501');
});

test('the rate is a goal at 256 MB only, the others at each size', () => {
  const rate = `logins per second of an environment, ${sdk}`;

  expect(Object.keys(reached(project({}, 256)))).toContain(rate);
  expect(Object.keys(reached(project({}, 128)))).not.toContain(rate);
  expect(Object.keys(reached(project({}, 128)))).toHaveLength(Object.keys(reached()).length - 1);
});

describe('when the empty handler differs from itself', () => {
  const again = (warmMs: number) => aSize({ [names.floorAgain]: [[aMeasuredEnvironment({ warmMs: [warmMs] })]] });

  test.each([1.0499, 0.9501])('by less than 5 %% (%d), each goal counts', (warmMs) => {
    expect(isTrustworthy(again(warmMs))).toBe(true);
    expect(reached(again(warmMs))[response]).toBe('yes');
  });

  test.each([1.06, 0.94])('by more (%d), goals that rely on it do not count', (warmMs) => {
    expect(isTrustworthy(again(warmMs))).toBe(false);
    expect(reached(again(warmMs))[response]).toBe('does not count (yes)');
    expect(reached(again(warmMs))[`CPU time of a login, ${sdk}`]).toBe('no');
  });

  test('the error is a share of it', () => {
    expect(errorOf(again(1.02), 'warmMs')).toBeCloseTo(0.02, 10);
  });
});

test('a comparison without the plain SDK handler is an error', () => {
  expect(() => sizeFigures(256, [measurementsOf(names.floor)])).toThrow(
    'needs the variant "AWS SDK in its usual form"',
  );
});
