import { execFileSync } from 'node:child_process';
import { ministackPython } from '../../../local/rig/ministack.ts';

const zipOfStdin = `
import io, sys, zipfile
archive = io.BytesIO()
with zipfile.ZipFile(archive, 'w') as files:
    files.writestr('index.mjs', sys.stdin.read())
sys.stdout.buffer.write(archive.getvalue())
`;

/** A function's code package: a zip file that holds this text as index.mjs. */
export function functionZip(code: string): Uint8Array {
  return execFileSync(ministackPython, ['-c', zipOfStdin], { input: code });
}
