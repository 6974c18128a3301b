import { logMessages } from '../contracts/log-messages.ts';
import { stackOutputs } from '../contracts/stack-outputs.ts';
import { markdownTable } from '../platform/markdown-table.ts';
import { generatedPage } from './generated-page.ts';
import { code, codes } from './markdown.ts';

/** Returns the reference of the stack outputs, docs/reference/stack-outputs.md. */
export const stackOutputsPage = (): string =>
  generatedPage('docs/reference/stack-outputs.md', {
    'stack-outputs': markdownTable(
      ['output', 'value', 'read by'],
      Object.entries(stackOutputs).map(([name, { description, readBy }]) => [code(name), description, codes(readBy)]),
    ),
  });

/** Returns the runbook, docs/runbook.md. */
export const runbookPage = (): string =>
  generatedPage('docs/runbook.md', {
    'log-messages': markdownTable(
      ['message', 'log of', 'meaning'],
      Object.entries(logMessages).map(([message, { description, writtenBy }]) => [
        code(message),
        writtenBy.join(', '),
        description,
      ]),
    ),
  });
