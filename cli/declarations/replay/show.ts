import { declareCommand } from '../../command-line/declaration.ts';
import { jsonOption } from '../json-option.ts';
import { queueOptions } from './queue-options.ts';

export const showDeclaration = declareCommand({
  name: 'show',
  summary: 'Show one event, why it failed, and the fix',
  examples: [
    ['cognito-to-kafka replay show 0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10', 'One event of a dead-letter queue'],
    ['cognito-to-kafka replay show 0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10 --json | jq .fix', 'For scripts'],
    ['cognito-to-kafka replay show 0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10 --queue outbox', 'One event of the outbox'],
  ],
  argument: { name: 'ID', count: 'one', text: 'Id of the event or of the message' },
  options: { ...jsonOption, ...queueOptions },
});
