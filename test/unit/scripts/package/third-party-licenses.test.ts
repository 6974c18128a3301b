import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thirdPartyLicenses } from '../../../../scripts/package/third-party-licenses.ts';

const root = mkdtempSync(join(tmpdir(), 'licenses-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** A package with a license file, and the path of one of its sources. */
function aPackage(name: string, license: string): string {
  const folder = `node_modules/${name}`;
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  writeFileSync(join(root, folder, 'LICENSE'), `Text of ${name}\n`);
  return `${folder}/lib/index.js`;
}

test('lists each package once, with its version, above the text of its license', () => {
  const sources = [aPackage('b', 'MIT'), aPackage('@a/c', 'ISC'), 'node_modules/b/other.js', 'kafka/config.ts'];
  writeFileSync(join(root, 'node_modules/@a/c/NOTICE'), 'Notice of @a/c\n');

  expect(
    thirdPartyLicenses(sources, root)
      .split(/^-{80}$/m)
      .map((text) => text.trim()),
  ).toEqual(['@a/c@1.2.3 (ISC)\n\nText of @a/c\n\nNotice of @a/c', 'b@1.2.3 (MIT)\n\nText of b']);
});

test('lists packages with the same text together', () => {
  const sources = [aPackage('f', 'MIT'), aPackage('g', 'MIT')];
  writeFileSync(join(root, 'node_modules/g/LICENSE'), 'Text of f');

  expect(thirdPartyLicenses(sources, root)).toBe('f@1.2.3 (MIT)\ng@1.2.3 (MIT)\n\nText of f\n');
});

test('finds the inner package of a nested one', () => {
  expect(thirdPartyLicenses([aPackage('b/node_modules/d', 'ISC')], root)).toContain('b/node_modules/d@1.2.3');
});

test.each(['GPL-3.0-only', 'UNLICENSED'])('rejects the license %s', (license) => {
  expect(() => thirdPartyLicenses([aPackage('e', license)], root)).toThrow(
    `The license "${license}" of e@1.2.3 is not allowed in a bundle`,
  );
});
