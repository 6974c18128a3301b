import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../local/rig/paths.ts';
import { withGenerated } from '../platform/generated-sections.ts';
import { markdownTable } from '../platform/markdown-table.ts';

/** Pages with a table that a benchmark measures and, with `--write`, replaces: the section's name, and the page. */
export const measuredTables = {
  faults: 'docs/explanations/fault-tests.md',
  bootstrap: 'docs/explanations/forwarder-performance.md',
  profiles: 'docs/explanations/latency-to-kafka.md',
} as const;

/** Replaces the table of a page, and formats the page. Rejects if the page has no section of that name. */
export async function writeMeasuredTable(
  name: keyof typeof measuredTables,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  // Loaded here, because the other runs of a benchmark do not format.
  const { format, resolveConfig } = await import('prettier');
  const path = join(projectRoot, measuredTables[name]);
  const text = withGenerated(await readFile(path, 'utf8'), { [name]: markdownTable(headings, rows, 'figures') });
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
