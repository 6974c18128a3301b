import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SPDX identifiers of the licenses that the package may ship. */
const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/**
 * Returns the name, version and license of every npm package among the sources of bundles, above the text of its license. Packages
 * with the same text are listed together. Throws if a license is not on the list of allowed ones.
 */
export function thirdPartyLicenses(sources: readonly string[], root: string): string {
  const folders = new Set(sources.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const packagesByText = new Map<string, Set<string>>();
  for (const folder of [...folders].sort()) {
    const text = licenseText(join(root, folder));
    const packages = packagesByText.get(text) ?? new Set();
    packagesByText.set(text, packages.add(licensedPackage(join(root, folder))));
  }
  const sections = [...packagesByText].map(([text, packages]) => `${[...packages].join('\n')}\n\n${text}\n`);
  return sections.join(`\n${'-'.repeat(80)}\n\n`);
}

function licensedPackage(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license = 'none' } = manifest;
  if (allowed.includes(license)) return `${name}@${version} (${license})`;
  throw new Error(`The license "${license}" of ${name}@${version} is not allowed in a bundle: ${allowed.join(', ')}.`);
}

/** The texts of license and notice. */
function licenseText(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^(?:licen[cs]e|notice)/i.test(name));
  if (names.length === 0) return 'The package names its license only in its package.json.';
  const texts = names.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
  return texts.join('\n\n');
}
