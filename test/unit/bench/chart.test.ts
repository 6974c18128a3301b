import { chart } from '../../../bench/trigger/chart.ts';

const bars = [
  { name: 'the floor', coldMs: 50, warmMs: 1 },
  { name: 'a < b & c', coldMs: 500, warmMs: 20.44 },
];

test('each bar is named, and says its milliseconds', () => {
  const svg = chart('How long', bars);

  for (const text of ['How long', 'the floor', '50 ms', '1.0 ms', '500 ms', '20.4 ms'])
    expect(svg).toContain(`>${text}<`);
});

test('bars are as long as their times, and the longest fits', () => {
  const lengths = [...chart('', bars).matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );

  expect(lengths).toHaveLength(4);
  expect(lengths[2]).toBeCloseTo(10 * (lengths[0] ?? 0), 0);
  expect(Math.max(...lengths)).toBeLessThan(500);
});

test('what would be a tag is text', () => {
  expect(chart('<script>', bars)).toContain('&lt;script>');
  expect(chart('', bars)).toContain('a &lt; b &amp; c');
});
