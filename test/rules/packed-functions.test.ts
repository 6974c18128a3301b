import { projectFiles, textOf } from './project-files.ts';

const { files: packed } = JSON.parse(textOf('tsconfig.build.json')) as { files: string[] };
const entries = projectFiles
  .filter((path) => path.startsWith('infra/constructs/'))
  .flatMap((path) => [...textOf(path).matchAll(/\bentry: '([^']+)'/g)].map(([, entry = '']) => entry));

test.each([...new Set(entries)])('packs the code of the function %s', (entry) => {
  expect(packed).toContain(entry);
});

test('finds the functions of the constructs', () => {
  expect(entries).toContain('triggers/audit/entry.ts');
  expect(entries.length).toBeGreaterThan(8);
});
