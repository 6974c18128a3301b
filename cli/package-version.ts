import { readFileSync } from 'node:fs';

/** Returns the version in the package.json of this package. `moduleUrl` is the URL of a module of `cli/`. */
export function packageVersion(moduleUrl: string): string {
  // The built modules are in dist/cli/.
  for (const path of ['../package.json', '../../package.json']) {
    const text = textOf(new URL(path, moduleUrl));
    if (text !== undefined) return (JSON.parse(text) as { readonly version: string }).version;
  }
  return 'unknown';
}

function textOf(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}
