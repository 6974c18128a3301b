import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { installedPackage } from './installed-package.ts';

interface Manifest {
  readonly dependencies: object;
  readonly peerDependencies: object;
}

const folder = () => join(installedPackage(), 'node_modules/cognito-to-kafka');

/** Packages that the code and the types in a folder import, without the bundles of the functions and of the page. */
function importedIn(dist: string): ReadonlySet<string> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(js|cjs|ts|cts)$/.test(name) && !/^(functions|page)\//.test(name),
  );
  const imports = files.flatMap((name) => [
    ...readFileSync(join(dist, name), 'utf8').matchAll(
      /(?:\bfrom |\bimport |\bimport\(|\brequire\()["']([@a-z][^"']*)["']/g,
    ),
  ]);
  const packages = imports.map(([, specifier = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '');
  return new Set(packages.filter((name) => !isBuiltin(name) && name !== 'esbuild'));
}

test('package.json names the packages that the code imports, and no others', () => {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(folder(), 'package.json'), 'utf8'),
  ) as Manifest;
  const named = Object.keys({ ...dependencies, ...peerDependencies }).map((name) => name.replace('@types/', ''));

  expect([...importedIn(join(folder(), 'dist'))].sort()).toEqual(named.sort());
});
