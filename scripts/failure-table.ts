import type { Remedy } from '../kafka/failures/failure-row.ts';
import { failureTable } from '../kafka/failures/failure-table.ts';
import { markdownTable } from '../platform/markdown-table.ts';
import { generatedPage } from './generated-page.ts';
import { code, codes } from './markdown.ts';

const remedies: Readonly<Record<Remedy, string>> = {
  park: 'DLQ at once',
  reconnect: 'new connections for up to 12 seconds; then back to the queue',
  renew: 'credentials read again, one more connection; then back to the queue',
  'skip-topic': "the topic's events back to the queue; other topics are tried",
  stop: 'all back to the queue, nothing more is tried',
};

/** Returns the failure table of the forwarder. */
const table = (): string =>
  markdownTable(
    ['code', 'what happens', 'why', 'what to do'],
    failureTable.map(({ codes: names, remedy, why, fix, reportedAs }) => {
      const [first = '', ...others] = names;
      const isGroup = reportedAs !== undefined && others.length > 0;
      return [isGroup ? `${code(first)}, for ${codes(others)}` : codes(names), remedies[remedy], why, fix];
    }),
  );

/** Returns the page of the delivery to Kafka, docs/delivery.md. */
export const deliveryPage = (): string => generatedPage('docs/delivery.md', { 'failure-table': table() });
