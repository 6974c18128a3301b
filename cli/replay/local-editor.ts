import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Returns a text as the operator edits it, in a file that only they can read. Rejects with EditorFailed if the editor fails. */
export async function editText(text: string, editor: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const file = join(folder, 'event.json');
  try {
    await writeFile(file, text, { mode: 0o600 });
    // In a shell, because an editor may be a command with arguments: "code --wait".
    const child = spawn(`${editor} "$EDITED_FILE"`, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, EDITED_FILE: file },
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0)
      throw new EditorFailed(
        `The editor "${editor}" failed with exit code ${String(code)}. Set $EDITOR to a command that waits.`,
      );
    return textOf(await readFile(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A decoder would silently replace bytes of another encoding. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new EditorFailed('The file that was saved is not UTF-8. Set your editor to UTF-8.', { cause });
  }
}

/** The editor failed, or saved a file that cannot be read. */
export class EditorFailed extends Error {
  readonly code = 'EDITOR';
}
