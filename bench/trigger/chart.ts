/** One bar of the chart. */
export interface Bar {
  readonly name: string;
  /** Milliseconds until the first response, the initialization included; and until a warm response. */
  readonly coldMs: number;
  readonly warmMs: number;
}

const width = 760;
const rowHeight = 46;
const left = 270;
const right = 70;

/** The chart for the README as SVG: for each variant how long a login waits, at a cold start and warm. */
export function chart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ coldMs }) => coldMs));
  const length = (ms: number): number => Math.max(1, (ms / most) * (width - left - right));
  const rows = bars.map(({ name, coldMs, warmMs }, index) => {
    const top = 50 + index * rowHeight;
    return [
      text(10, top + 20, name),
      bar(top, length(coldMs), '#8aa4c8'),
      text(left + length(coldMs) + 6, top + 12, `${coldMs.toFixed(0)} ms`),
      bar(top + 16, length(warmMs), '#c2543d'),
      text(left + length(warmMs) + 6, top + 28, `${warmMs.toFixed(1)} ms`),
    ].join('');
  });
  const height = 60 + bars.length * rowHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="10" y="24" font-size="15" font-weight="bold">${escaped(title)}</text>`,
    `<text x="10" y="42" fill="#555555">blue: cold start, initialization included; red: warm</text>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

const bar = (top: number, length: number, colour: string): string =>
  `<rect x="${left}" y="${top}" width="${length.toFixed(1)}" height="14" fill="${colour}"/>`;

const text = (x: number, y: number, content: string): string =>
  `<text x="${x.toFixed(1)}" y="${y}">${escaped(content)}</text>`;

const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
