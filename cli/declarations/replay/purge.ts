import { declareCommand } from '../../command-line/declaration.ts';
import { wholeNumber } from '../numbers.ts';
import { filterOptions } from './filter-options.ts';
import { queueOptions } from './queue-options.ts';

export const purgeDeclaration = declareCommand({
  name: 'purge',
  summary: 'Delete messages permanently, after an export',
  details: [
    'The command asks two questions. It deletes a message only after it has read the line of the message back from the file. If the file cannot be written or read back, the command stops. Filters also match messages that are not from this pipeline.',
  ],
  examples: [
    ['cognito-to-kafka replay purge --queue dead-letters --reason NOT_JSON', 'With two questions'],
    ['cognito-to-kafka replay purge --queue dead-letters --export kept.ndjson --yes --depth 12', 'For scripts'],
  ],
  options: {
    ...filterOptions,
    export: {
      value: 'FILE',
      conflicts: ['no-export'],
      text: 'File for copies of the messages, new or continued (default: replay-purged-QUEUE-TIME.ndjson)',
    },
    'no-export': { text: 'Delete without copies' },
    yes: { requires: 'depth', text: 'Delete without questions' },
    depth: {
      value: 'N',
      parse: wholeNumber({ min: 1 }),
      requires: 'yes',
      text: 'Number of messages to delete; if another number matches, none is deleted',
    },
    ...queueOptions,
    queue: {
      value: 'NAME|URL',
      repeatable: true,
      text: 'Queue, by its name in "replay queues" or by its URL (required)',
    },
  },
});
