import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownTable } from '../../platform/markdown-table.ts';

/** What the page of login latency shows of a measured trigger function. */
export interface TriggerFigures {
  readonly name: string;
  /** Whether it is the trigger function of this project, which the chart highlights. */
  readonly isProject: boolean;
  /** Milliseconds until a warm response. */
  readonly warmMs: number;
  /** Milliseconds until the first response, initialization included. */
  readonly coldMs: number;
}

const file = join(import.meta.dirname, 'figures.json');

/** Reads the figures of the last run at 256 MB. The chart and the table of the page are generated from them. */
export const readFigures = (): readonly TriggerFigures[] =>
  JSON.parse(readFileSync(file, 'utf8')) as readonly TriggerFigures[];

/** Stores the figures of a run, with the digits that the page shows. */
export async function writeFigures(figures: readonly TriggerFigures[]): Promise<void> {
  const lines = figures.map(({ name, isProject, warmMs, coldMs }) => {
    const shown = { name, isProject, warmMs: Number(warmMs.toFixed(1)), coldMs: Math.round(coldMs) };
    return `  ${JSON.stringify(shown, undefined, 1).replace(/\n\s*/g, ' ')}`;
  });
  await writeFile(file, `[\n${lines.join(',\n')}\n]\n`);
}

/** Returns the figures as a Markdown table. */
export const latencyTable = (figures: readonly TriggerFigures[]): string =>
  markdownTable(
    ['trigger function', 'warm', 'cold start, initialization included'],
    figures.map(({ name, warmMs, coldMs }) => [name, `${warmMs.toFixed(1)} ms`, `${coldMs.toFixed(0)} ms`]),
    'figures',
  );
