import { cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../../infra/constructs/bundle-function.ts';

/** Copies these files of the project, and every package.json above them, to the same places below another folder. */
export async function copySources(sources: readonly string[], folder: string): Promise<void> {
  const manifests = new Set(sources.flatMap(manifestsAbove));
  await Promise.all(
    [...sources, ...manifests, 'tsconfig.json'].map(async (path) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await cp(join(projectRoot, path), join(folder, path));
    }),
  );
}

function manifestsAbove(path: string): string[] {
  const folder = dirname(path);
  const manifest = join(folder, 'package.json');
  const found = existsSync(join(projectRoot, manifest)) ? [manifest] : [];
  return folder === '.' ? found : [...found, ...manifestsAbove(folder)];
}
