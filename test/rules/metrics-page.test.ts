import { metrics } from '../../contracts/metrics.ts';
import { textOf } from './project-files.ts';

/** Metrics in the tables of the page: the first column of a row. */
const onPage = [...textOf('docs/reference/metrics-alarms-logs.md').matchAll(/^\| `([A-Z]\w+)` +\|/gm)].map(
  ([, name]) => name,
);

test('the page describes each metric once, and no other', () => {
  expect(onPage.toSorted()).toEqual(Object.values(metrics).toSorted());
});
