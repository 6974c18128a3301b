/** A row of the chart. */
export interface ChartRow {
  readonly name: string;
  /** Whether it is the trigger function of this project, which the chart highlights. */
  readonly isProject: boolean;
  /** Milliseconds until a warm response. */
  readonly warmMs: number;
  /** Milliseconds until the first response, initialization included. */
  readonly coldMs: number;
}

const width = 900;
const rowHeight = 32;
const barHeight = 20;
const top = 92;
/** The panels have their own scales: a cold start takes a hundred times as long as a warm response. */
const panels = [
  { heading: 'Warm', left: 330, length: 190, digits: 1, time: ({ warmMs }: ChartRow) => warmMs },
  {
    heading: 'Cold start, initialization included',
    left: 620,
    length: 200,
    digits: 0,
    time: ({ coldMs }: ChartRow) => coldMs,
  },
] as const;

type Panel = (typeof panels)[number];

const style = `
text { fill: #1b1f24; } .note { fill: #57606a; font-size: 12.5px; } .grid { stroke: #d0d7de; }
.project { fill: #4f5bd5; } .other { fill: #a3acb9; } .bold { font-weight: 600; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } .note { fill: #9aa4af; } .grid { stroke: #3d444d; } .project { fill: #8b96ff; } .other { fill: #6b7683; }
}`;

/**
 * Returns a chart as SVG: how long a login waits for each trigger function, warm and at a cold start. Each panel has its own
 * scale, and each bar has the name of its row and its milliseconds. The chart is readable in light and dark mode.
 */
export function chart(title: string, figures: readonly ChartRow[]): string {
  const bottom = top + figures.length * rowHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 8}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="14">`,
    `<title id="title">${escaped(title)}</title>`,
    `<style>${style}\n</style>`,
    `<text class="bold" x="10" y="24" font-size="16">${escaped(title)}</text>`,
    ...figures.map(({ name, isProject }, row) => text(10, barTop(row) + 15, name, isProject ? 'class="bold"' : '')),
    ...panels.map((panel) => bars(panel, figures)),
    '</svg>\n',
  ].join('\n');
}

/** A panel: its heading, the lines of its scale, and its bars. */
function bars({ heading, left, length, digits, time }: Panel, figures: readonly ChartRow[]): string {
  const longest = Math.max(...figures.map(time));
  const step = stepFor(longest);
  const xOf = (ms: number): number => left + (ms / longest) * length;
  const ticks = Array.from({ length: Math.floor(longest / step) + 1 }, (_, index) => index * step);
  const axis = top - 12;
  return [
    text(left, 50, heading),
    `<path class="grid" d="M${left} ${axis}h${length}"/>`,
    ...ticks.map(
      (ms) =>
        `<path class="grid" d="M${xOf(ms).toFixed(1)} ${axis}v5"/>` +
        text(xOf(ms), axis - 5, ms === 0 ? '0 ms' : String(ms), 'class="note" text-anchor="middle"'),
    ),
    ...figures.map((figure, row) => {
      const size = Math.max(1, xOf(time(figure)) - left);
      const kind = figure.isProject ? 'project' : 'other';
      const bar = `<rect class="${kind}" x="${left}" y="${barTop(row)}" width="${size.toFixed(1)}" height="${barHeight}" rx="2"/>`;
      return bar + text(left + size + 6, barTop(row) + 15, `${time(figure).toFixed(digits)} ms`);
    }),
  ].join('\n');
}

/** Step of a scale that ends at `longest`: 1, 2 or 5 times a power of ten, for two to five lines. */
function stepFor(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest / 2));
  return power * ([1, 2, 5].findLast((factor) => factor * power <= longest / 2) ?? 1);
}

const barTop = (row: number): number => top + row * rowHeight;

const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}"${attributes && ` ${attributes}`}>${escaped(content)}</text>`;

const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
