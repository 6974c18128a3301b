import { projectFiles, textOf } from './project-files.ts';

const { files: packed } = JSON.parse(textOf('tsconfig.build.json')) as { files: string[] };
const entries = projectFiles
  .filter((path) => path.startsWith('infra/constructs/'))
  .flatMap((path) => [...textOf(path).matchAll(/\bentry: '([^']+)'/g)].map(([, entry = '']) => entry));

test.each([...new Set(entries)])('packs the code of the function %s', (entry) => {
  expect(packed).toContain(entry);
});

const { exports: published, bin } = JSON.parse(textOf('package.json')) as {
  exports: Record<string, string | Record<string, string>>;
  bin: Record<string, string>;
};
const built = [...Object.values(published), bin]
  .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
  .filter((path) => /^(\.\/)?dist\//.test(path));

test.each(built)('builds %s, which package.json names', (path) => {
  expect(packed).toContain(path.replace(/^(\.\/)?dist\//, '').replace(/(\.d\.ts|\.js)$/, '.ts'));
});

test('finds the functions of the constructs', () => {
  expect(entries).toContain('triggers/audit/entry.ts');
  expect(entries.length).toBeGreaterThan(8);
});
