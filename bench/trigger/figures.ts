import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SizeFigures } from './size-figures.ts';

const file = join(import.meta.dirname, 'figures.json');

/** Reads the figures of the last complete run, by memory size. The pages are generated from them. */
export const readFigures = (): readonly SizeFigures[] =>
  JSON.parse(readFileSync(file, 'utf8')) as readonly SizeFigures[];

/** Stores the figures of a run, with four significant digits. */
export async function writeFigures(sizes: readonly SizeFigures[]): Promise<void> {
  const rounded = JSON.stringify(sizes, (_name, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value,
  );
  const { format } = await import('prettier');
  await writeFile(file, await format(rounded, { parser: 'json', printWidth: 120 }));
}
