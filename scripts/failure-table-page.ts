import { failureTable, type Remedy } from '../forwarder/failure-table.ts';

const remedies: Readonly<Record<Remedy, string>> = {
  park: 'DLQ at once',
  reconnect: 'new connection, again; then back to the queue',
  renew: 'credentials read anew, once more; then back to the queue',
  'skip-topic': "the topic's events back to the queue",
  stop: 'all back to the queue, nothing more is tried',
};

/** The failure table of the forwarder as lines of Markdown, for docs/delivery.md. */
export const failureTableLines: readonly string[] = [
  '| code | what happens | why, and what to do |',
  '| --- | --- | --- |',
  ...failureTable.map(
    ({ codes, remedy, detail }) =>
      `| ${codes.map((code) => `\`${code}\``).join(', ')} | ${remedies[remedy]} | ${detail} |`,
  ),
];
