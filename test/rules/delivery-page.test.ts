import { failureTableLines } from '../../scripts/failure-table-page.ts';
import { textOf } from './project-files.ts';

test('docs/delivery.md has the failure table as it is in the code', () => {
  const lines = textOf('docs/delivery.md').split('\n');
  const shown = lines.filter((line) => line.startsWith('|'));

  expect(shown).toEqual(failureTableLines);
});
