import { alarms } from '../contracts/alarms.ts';
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

/** Returns the reference of metrics, alarms and log messages, docs/reference/metrics-alarms-logs.md. */
export const metricsAlarmsLogsPage = (): string =>
  generatedPage('docs/reference/metrics-alarms-logs.md', {
    alarms: markdownTable(
      ['alarm', 'meaning'],
      Object.entries(alarms).map(([name, meaning]) => [
        `[${name}](../operations/runbook.md#${name.toLowerCase()})`,
        meaning,
      ]),
    ),
    'log-messages': markdownTable(
      ['message', 'log of', 'meaning'],
      Object.entries(logMessages).map(([message, { description, writtenBy }]) => [
        code(message),
        writtenBy.join(', '),
        description,
      ]),
    ),
  });
