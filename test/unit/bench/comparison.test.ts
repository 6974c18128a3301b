import { comparison } from '../../../bench/trigger/comparison.ts';
import { names } from '../../../bench/trigger/names.ts';
import { aMeasuredEnvironment, aSize } from '../../given/builders/a-measured-environment.ts';

const text = comparison(
  aSize({
    [names.afterResponse]: [
      [aMeasuredEnvironment({ initMs: 60, warmMs: [2], heldMs: [15], cpuMs: 1, perSecond: 100 })],
    ],
    [names.floorAgain]: [[aMeasuredEnvironment({ initMs: 45 })]],
  }),
);
/** The cells of a variant in each table. */
const rowsOf = (name: string): string[][] =>
  text.split('\n').flatMap((line) =>
    line.startsWith(`${name}  `)
      ? [
          line
            .trim()
            .split(/\s{2,}/)
            .slice(1),
        ]
      : [],
  );

test('has each variant next to what it is compared with', () => {
  const [responses, environments] = rowsOf(names.afterResponse);

  expect(responses).toEqual(['20.0', '10.0', '70', '1.400', '2.00', '2.000', '2.0', '1.00', '1.000', '0.5']);
  expect(environments).toEqual(['200', '1.000', '15.0', '1.500', '1.00', '0.500', '100.0', '2.000', '60']);
});

test('has the computed bursts of each variant', () => {
  const [, , bursts] = rowsOf(names.plainSdk);

  expect(bursts?.slice(0, 2)).toEqual(['50', '200']);
  expect(bursts).toHaveLength(6);
});

test('says by how much the empty handler differs from itself', () => {
  expect(text).toContain('differs from itself by warmMs +0.0 %, coldMs +10.0 %');
  expect(text).toContain('more than 5 %: some goals do not count.');
  expect(comparison(aSize())).toContain('within 5 %: each goal counts.');
});

test('ends with the goals', () => {
  expect(text.split('\n\n').at(-1)).toMatch(/^goal +measured +wanted +reached\n/);
});
