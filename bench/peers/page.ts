import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../local/rig/paths.ts';
import { withGenerated } from '../../platform/generated-sections.ts';
import type { PeersFigures } from './figures.ts';
import { peersSections } from './tables.ts';

/** Replaces the tables of the page. `npm run generate` writes the same from the stored figures. */
export async function writePeersPage(figures: PeersFigures): Promise<void> {
  const path = join(projectRoot, 'docs/explanations/next-to-others.md');
  await writeFile(path, withGenerated(await readFile(path, 'utf8'), peersSections(figures)));
}
