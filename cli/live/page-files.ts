import { readFile } from 'node:fs/promises';
import type { PageFile } from '../../live/server/page-file.ts';

/** A file of the built page in the package. */
export interface PackedFile extends Pick<PageFile, 'path' | 'type'> {
  /** Name in the folder of the page. */
  readonly file: string;
}

/** The list of the files, next to them. */
export const packedList = 'files.json';

/**
 * Returns the files of the page. The package has them, built. A copy of the source builds them. `moduleUrl` is the URL of a module of the
 * command.
 */
export async function pageFiles(moduleUrl: string): Promise<readonly PageFile[]> {
  // The built modules are in dist/cli/, and the page is in dist/page/.
  const folder = new URL('../page/', moduleUrl);
  const list = await readFile(new URL(packedList, folder), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  });
  if (list === undefined) return (await import('../../live/page/build-page.ts')).buildPage();
  return Promise.all(
    (JSON.parse(list) as readonly PackedFile[]).map(async ({ path, type, file }) => ({
      path,
      type,
      bytes: await readFile(new URL(file, folder)),
    })),
  );
}
