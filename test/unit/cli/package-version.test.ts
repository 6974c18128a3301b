import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageVersion } from '../../../cli/package-version.ts';

const root = join(import.meta.dirname, '../../..');

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };

test.each(['cli/main.ts', 'dist/cli/main.js'])('returns the version of package.json for %s', (path) => {
  expect(packageVersion(pathToFileURL(join(root, path)).href)).toBe(packageJson.version);
});
