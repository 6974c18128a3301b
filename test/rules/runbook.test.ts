import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alarms } from '../../contracts/alarms.ts';

const runbook = readFileSync(join(import.meta.dirname, '../../docs/operations/runbook.md'), 'utf8');
const sections = runbook.split(/^## /m).slice(1);
const headings = sections.map((section) => section.slice(0, section.indexOf('\n')));

test('every alarm has a heading in the runbook, and every heading an alarm', () => {
  expect(headings.toSorted()).toEqual(Object.keys(alarms).toSorted());
});

test.each(sections.map((section, index) => [headings[index], section]))(
  '%s has the parts Meaning, Diagnose and Fix',
  (_heading, section) => {
    for (const part of ['Meaning', 'Diagnose', 'Fix'])
      expect(section).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, 'm'));
  },
);
