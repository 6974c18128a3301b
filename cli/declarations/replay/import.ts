import { declareCommand } from '../../command-line/declaration.ts';
import { queueOptions } from './queue-options.ts';
import { sendingOptions } from './sending-options.ts';

export const importDeclaration = declareCommand({
  name: 'import',
  summary: 'Send the messages of an export or of the log',
  details: [
    'Bodies and attributes are sent byte for byte. By default, messages go to their own queue, and events of a log go to the bus. With --to, messages that would fail again are skipped. The command prints the number of each line that it cannot read, and sends the others. The file does not change: a second import sends every message again, with the same ids. Other lines of a log are skipped.',
  ],
  examples: [
    ['cognito-to-kafka replay import incident.ndjson', 'Dry run'],
    ['cognito-to-kafka replay import incident.ndjson --yes', 'Each message to its own queue'],
    ['cognito-to-kafka replay import incident.ndjson --to bus --yes', 'The events to the bus'],
    ['cognito-to-kafka replay import --log --since 12h --yes', 'Events that only the log has, to the bus'],
    ['gunzip -c 000000.gz | cognito-to-kafka replay import -', 'The same from an export of CloudWatch Logs'],
  ],
  argument: {
    name: 'FILE',
    count: 'optional',
    text: 'File of "replay export" or "replay purge", or a log of the trigger function; - for stdin',
  },
  options: {
    log: { conflicts: ['queue'], text: 'Read the CloudWatch log group of the trigger function' },
    'log-group': { value: 'NAME', conflicts: ['queue'], text: 'Read this log group' },
    since: {
      value: 'TIME',
      text: 'With --log: start of the log, 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago (default: 7d)',
    },
    ...sendingOptions,
    ...queueOptions,
    queue: {
      value: 'NAME|URL',
      repeatable: true,
      text: 'Queue for the messages, instead of their own; with --to, the queue that they count as from',
    },
  },
});
