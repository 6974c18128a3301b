import { chart } from '../../../bench/trigger/chart.ts';
import { latencyTable, readFigures } from '../../../bench/trigger/figures.ts';
import { textOf } from '../../rules/project-files.ts';

const figures = readFigures();
const project = figures.find(({ isProject }) => isProject);
const floor = figures[0];

test('the table has a row for each trigger function, with the digits of the chart', () => {
  const rows = latencyTable(figures).split('\n').slice(2);
  const svg = chart('', figures);

  expect(rows).toHaveLength(5);
  for (const { name, warmMs, coldMs } of figures) {
    const shown = [`${warmMs.toFixed(1)} ms`, `${coldMs} ms`];
    expect(rows).toContain(`| ${name} | ${shown.join(' | ')} |`);
    for (const text of shown) expect(svg).toContain(`>${text}<`);
  }
});

test.each(['README.md', 'docs/comparison.md'])('%s has the stored time of a warm login', (page) => {
  expect(textOf(page)).toContain(`${project?.warmMs.toFixed(1)} ms`);
});

test('README compares with the stored time of an empty function', () => {
  expect(textOf('README.md')).toMatch(new RegExp(`${floor?.warmMs.toFixed(1)} ms for an empty\\s+function`));
});

test('each name fits into the column left of the bars', () => {
  for (const { name } of figures) expect(name.length).toBeLessThanOrEqual(36);
});
