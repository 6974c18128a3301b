import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Names of Chromium and of Chrome on Linux and macOS. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Returns the program of the machine's Chromium; undefined if no folder of the search path has one. */
export async function findChromium(searchPath = process.env['PATH'] ?? ''): Promise<string | undefined> {
  const files = searchPath.split(delimiter).flatMap((folder) => programs.map((name) => join(folder, name)));
  for (const file of files) {
    const isExecutable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isExecutable) return file;
  }
  return undefined;
}
