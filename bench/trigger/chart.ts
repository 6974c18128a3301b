/** One variant of the chart. */
export interface Bar {
  readonly name: string;
  /** Milliseconds until the first response, the initialization included; and until a warm response. */
  readonly coldMs: number;
  readonly warmMs: number;
}

const width = 860;
const rowHeight = 30;
const top = 74;
/** The panels have scales of their own: a cold start takes a hundred times as long as a warm response. */
const panels = [
  { heading: 'Cold start, initialization included', className: 'cold', left: 260, length: 230 },
  { heading: 'Warm', className: 'warm', left: 570, length: 220 },
] as const;

type Panel = (typeof panels)[number];

/**
 * Returns a chart as SVG: for each variant how long a login waits, at a cold start and warm. Names are in the rows of their
 * bars. It is readable in light and dark mode.
 */
export function chart(title: string, bars: readonly Bar[]): string {
  const height = top + bars.length * rowHeight + 14;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="13.5">`,
    `<title id="title">${escaped(title)}</title>`,
    '<style>',
    'text { fill: #1b1f24; } .unit { fill: #57606a; } .cold { fill: #6f86d6; } .warm { fill: #2f9e64; }',
    '@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .unit { fill: #9aa4af; } .cold { fill: #8b96ff; } .warm { fill: #4cc38a; } }',
    '</style>',
    `<text x="10" y="24" font-size="16" font-weight="bold">${escaped(title)}</text>`,
    ...panels.map(({ heading, left }) => `<text class="unit" x="${left}" y="54">${escaped(heading)}</text>`),
    ...bars.map(({ name }, row) => text(10, row, name)),
    barsOf(
      panels[0],
      bars.map(({ coldMs }) => coldMs),
      0,
    ),
    barsOf(
      panels[1],
      bars.map(({ warmMs }) => warmMs),
      1,
    ),
    '</svg>\n',
  ].join('\n');
}

/** Bars of a panel, the longest as long as the panel. */
function barsOf({ className, left, length }: Panel, times: readonly number[], digits: number): string {
  const longest = Math.max(...times);
  return times
    .map((ms, row) => {
      const size = Math.max(1, (ms / longest) * length);
      const bar = `<rect class="${className}" x="${left}" y="${rowTop(row)}" width="${size.toFixed(1)}" height="18" rx="2"/>`;
      return bar + text(left + size + 6, row, `${ms.toFixed(digits)} ms`);
    })
    .join('\n');
}

const rowTop = (row: number): number => top + row * rowHeight;

const text = (x: number, row: number, content: string): string =>
  `<text x="${x.toFixed(1)}" y="${rowTop(row) + 14}">${escaped(content)}</text>`;

const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
