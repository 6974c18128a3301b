import type { Remedy } from '../kafka/failures/failure-row.ts';
import { failureTable } from '../kafka/failures/failure-table.ts';

const remedies: Readonly<Record<Remedy, string>> = {
  park: 'DLQ at once',
  reconnect: 'new connections for up to 12 seconds; then back to the queue',
  renew: 'credentials read again, one more connection; then back to the queue',
  'skip-topic': "the topic's events back to the queue; other topics are tried",
  stop: 'all back to the queue, nothing more is tried',
};

/** The failure table of the forwarder as lines of Markdown, for docs/delivery.md. */
export const failureTableLines: readonly string[] = [
  '| code | what happens | why | what to do |',
  '| --- | --- | --- | --- |',
  ...failureTable.map(({ codes, remedy, why, fix, reportedAs }) => {
    const [first, ...others] = codes.map((code) => `\`${code}\``);
    const shown =
      reportedAs === undefined || others.length === 0
        ? codes.map((code) => `\`${code}\``).join(', ')
        : `${first}, for ${others.join(', ')}`;
    return `| ${shown} | ${remedies[remedy]} | ${why} | ${fix} |`;
  }),
];
