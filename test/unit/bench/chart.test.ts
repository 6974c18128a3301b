import { chart } from '../../../bench/trigger/chart.ts';

const bars = [
  { name: 'the floor', coldMs: 50, warmMs: 1 },
  { name: 'a < b & c', coldMs: 500, warmMs: 20.44 },
];

/** Widths of the bars of a panel. */
const widths = (panel: string): number[] =>
  [...chart('', bars).matchAll(new RegExp(`<rect class="${panel}" [^>]*width="([\\d.]+)"`, 'g'))].map(([, width]) =>
    Number(width),
  );

test('names each bar and its milliseconds', () => {
  const svg = chart('How long', bars);

  for (const text of ['How long', 'the floor', '50 ms', '1.0 ms', '500 ms', '20.4 ms'])
    expect(svg).toContain(`>${text}<`);
});

test('has a scale for cold starts and one for warm responses', () => {
  const [shortCold = 0, longCold = 0] = widths('cold');
  const [shortWarm = 0, longWarm = 0] = widths('warm');

  expect(longCold / shortCold).toBeCloseTo(10, 1);
  expect(longWarm / shortWarm).toBeCloseTo(20.44, 0);
  expect(longWarm).toBeGreaterThan(longCold / 2);
});

test('keeps each bar in the row of its name', () => {
  const svg = chart('', bars);
  const tops = [...svg.matchAll(/<rect [^>]*y="(\d+)"/g)].map(([, y]) => Number(y));
  const nameAt = (name: string): number => Number(new RegExp(`y="(\\d+)">${name}<`).exec(svg)?.[1]);

  expect(tops.map((y) => y + 14)).toEqual([0, 1, 0, 1].map((row) => nameAt(row === 0 ? 'the floor' : 'a &lt; b .*')));
});

test('has colors for light and dark mode', () => {
  expect(chart('', bars)).toContain('prefers-color-scheme: dark');
});

test('escapes text that would be a tag', () => {
  expect(chart('<script>', bars)).toContain('&lt;script>');
  expect(chart('', bars)).toContain('a &lt; b &amp; c');
});
