import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../../..');
const run = promisify(execFile);

interface Manifest {
  readonly dependencies: object;
  readonly peerDependencies: object;
}

/** Packs the package into a new folder. Resolves with the path of the tarball. */
export async function packPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-package-'));
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  return join(folder, stdout.trim().split('\n').at(-1) ?? '');
}

/** Installs a tarball next to it, with only the packages that its package.json names. Resolves with the folder. */
export async function installPackage(tarball: string): Promise<string> {
  const folder = dirname(tarball);
  const modules = join(folder, 'node_modules');
  await mkdir(modules);
  await run('tar', ['-xf', tarball, '-C', modules]);
  await rename(join(modules, 'package'), join(modules, 'cognito-to-kafka'));
  const { dependencies, peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const needed = Object.keys({ ...dependencies, ...peerDependencies });
  for (const name of [...needed, '@types/node', 'undici-types']) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}
