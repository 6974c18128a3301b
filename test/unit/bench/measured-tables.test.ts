import { measuredTables } from '../../../bench/measured-tables.ts';
import { generatedNames } from '../../../platform/generated-sections.ts';
import { textOf } from '../../rules/project-files.ts';

test.each(Object.entries(measuredTables))('the table "%s" is a section of %s', (name, path) => {
  expect(generatedNames(textOf(path))).toEqual([name]);
});
