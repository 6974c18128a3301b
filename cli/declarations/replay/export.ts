import { declareCommand } from '../../command-line/declaration.ts';
import { filterOptions } from './filter-options.ts';
import { queueOptions } from './queue-options.ts';

export const exportDeclaration = declareCommand({
  name: 'export',
  summary: 'Copy messages into a file, byte for byte',
  details: [
    'Every message stays in its queue. The file has one line of JSON per message, with its queue, body and attributes. "replay import" sends the messages of the file. The command fails if it could not read every message, and prints the reason.',
  ],
  examples: [
    ['cognito-to-kafka replay export incident.ndjson', 'Messages in the dead-letter queues'],
    ['cognito-to-kafka replay export large.ndjson --reason MESSAGE_TOO_LARGE', 'Some of them'],
  ],
  argument: { name: 'FILE', count: 'one', text: 'New file, which only you can read' },
  options: { ...filterOptions, ...queueOptions },
});
