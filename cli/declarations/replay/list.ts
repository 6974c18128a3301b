import { declareCommand } from '../../command-line/declaration.ts';
import { wholeNumber } from '../numbers.ts';
import { filterOptions } from './filter-options.ts';
import { queueOptions } from './queue-options.ts';

/** A table needs all its rows at once. Lines of JSON and CSV are written as messages arrive. */
export const defaultTableLimit = 100;

export const listDeclaration = declareCommand({
  name: 'list',
  summary: 'List the messages in the queues',
  details: [
    'Every message stays in its queue. STATE: replayable, invalid (would fail again), cloudtrail-record (for the audit function), encrypted (only its KMS key decrypts it) or unrecognized (not from this pipeline). The command fails if it could not read every message, and prints the reason.',
  ],
  examples: [
    ['cognito-to-kafka replay list', 'Messages in the dead-letter queues'],
    ["cognito-to-kafka replay list --type 'cognito.login.*' --since 12h", 'Some of them'],
    ['cognito-to-kafka replay list --reason MESSAGE_TOO_LARGE --json > large.ndjson', 'For scripts'],
    ['cognito-to-kafka replay list --queue outbox --where "data.clientId == \'abc\'"', 'Messages in one queue'],
  ],
  options: {
    ...filterOptions,
    limit: {
      value: 'N',
      parse: wholeNumber({ min: 1 }),
      text: `Maximum number of messages (default: ${defaultTableLimit} in a table, else every message)`,
    },
    json: { conflicts: ['csv'], text: 'JSON on stdout, one object per line' },
    csv: { text: 'CSV on stdout' },
    ...queueOptions,
  },
});
