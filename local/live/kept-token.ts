import { constants } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { isToken, newToken } from '../../live/server/token.ts';

/** Time for which a token is used again. */
const maxAgeMs = 24 * 60 * 60 * 1000;

/**
 * Returns the token of the last run from a file, so that its tabs connect again. A file that others can read or that is a link, and a
 * token older than a day, are replaced by a new token. Without a file that can be written, the token is new in each run.
 */
export async function keptToken(file: string, nowMs: number): Promise<string> {
  const kept = await readKept(file, nowMs).catch(() => undefined);
  if (kept !== undefined) return kept;
  const token = newToken();
  await rm(file, { force: true })
    // With `wx`, nothing that another program has put there is written to.
    .then(() => writeFile(file, token, { mode: 0o600, flag: 'wx' }))
    .catch(() => undefined);
  return token;
}

async function readKept(file: string, nowMs: number): Promise<string | undefined> {
  // Without O_NONBLOCK, opening a pipe would wait for its other end.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { mode, uid, mtimeMs, size } = await handle.stat();
    const isOwn = (mode & 0o170_777) === (constants.S_IFREG | 0o600) && uid === process.getuid?.();
    if (!isOwn || Math.abs(nowMs - mtimeMs) >= maxAgeMs || size > 100) return undefined;
    const text = await handle.readFile('utf8');
    return isToken(text) ? text : undefined;
  } finally {
    await handle.close();
  }
}
