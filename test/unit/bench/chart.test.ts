import { chart } from '../../../bench/trigger/chart.ts';

const figures = [
  { name: 'the floor', isProject: false, coldMs: 50, warmMs: 1 },
  { name: 'a < b & c', isProject: true, coldMs: 500, warmMs: 20.44 },
];
const svg = chart('How long', figures);

/** Bars of the chart in their order: the panel with warm responses, then the panel with cold starts. */
const bars = [...svg.matchAll(/<rect class="(\w+)" x="(\d+)" y="(\d+)" width="([\d.]+)"/g)].map(
  ([, kind, x, y, width]) => ({ kind, x: Number(x), y: Number(y), width: Number(width) }),
);
/** Positions of the texts with this content. */
const textsAt = (content: string): number[] =>
  [...svg.matchAll(new RegExp(`<text x="([\\d.]+)" y="\\d+"[^>]*>${content}<`, 'g'))].map(([, x]) => Number(x));

test('names each bar and its milliseconds', () => {
  for (const text of ['How long', 'the floor', '50 ms', '1.0 ms', '500 ms', '20.4 ms'])
    expect(svg).toContain(`>${text}<`);
});

test('has a scale for warm responses and one for cold starts', () => {
  const [shortWarm, longWarm, shortCold, longCold] = bars.map(({ width }) => width);

  expect((longCold ?? 0) / (shortCold ?? 1)).toBeCloseTo(10, 1);
  expect((longWarm ?? 0) / (shortWarm ?? 1)).toBeCloseTo(20.44, 0);
  expect(longWarm).toBeGreaterThan((longCold ?? 0) / 2);
});

test('marks the ends of both scales with round numbers', () => {
  expect(textsAt('0 ms')).toHaveLength(2);
  for (const tick of ['10', '20', '200', '400']) expect(textsAt(tick)).toHaveLength(1);
  const [, longWarm] = bars;
  expect(textsAt('20')[0]).toBeCloseTo((longWarm?.x ?? 0) + ((longWarm?.width ?? 0) * 20) / 20.44, 0);
});

test('keeps each bar in the row of its name, and highlights the project', () => {
  const nameAt = (name: string): number => Number(new RegExp(`y="(\\d+)"[^>]*>${name}<`).exec(svg)?.[1]);
  const tops = [nameAt('the floor') - 15, nameAt('a &lt; b &amp; c') - 15];

  expect(bars.map(({ y }) => y)).toEqual([...tops, ...tops]);
  expect(bars.map(({ kind }) => kind)).toEqual(['other', 'project', 'other', 'project']);
});

test('has colors for light and dark mode', () => {
  expect(svg).toContain('prefers-color-scheme: dark');
});

test('escapes text that would be a tag', () => {
  expect(chart('<script>', figures)).toContain('&lt;script>');
});
