import { failureActions } from '../kafka/failures/table/failure-row.ts';
import { failureTable } from '../kafka/failures/table/failure-table.ts';
import { markdownTable } from '../platform/markdown-table.ts';
import { generatedPage } from './generated-page.ts';
import { code, codes, plain } from './markdown.ts';

const actionTable = (): string =>
  markdownTable(
    ['action', 'what happens'],
    Object.entries(failureActions).map(([action, effect]) => [code(action), plain(effect)]),
  );

const table = (): string =>
  markdownTable(
    ['code', 'action', 'why', 'what to do'],
    failureTable.map(({ codes: names, action, why, fix, reportedAs }) => {
      const [first = '', ...others] = names;
      const isGroup = reportedAs !== undefined && others.length > 0;
      return [isGroup ? `${code(first)}, for ${codes(others)}` : codes(names), code(action), plain(why), plain(fix)];
    }),
  );

/** Returns the reference of failure codes, docs/reference/failure-codes.md. */
export const failureCodesPage = (): string =>
  generatedPage('docs/reference/failure-codes.md', { 'failure-actions': actionTable(), 'failure-table': table() });
