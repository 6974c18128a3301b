import { declareCommand } from '../../command-line/declaration.ts';
import { queueOptions } from './queue-options.ts';

export const editDeclaration = declareCommand({
  name: 'edit',
  summary: 'Edit one event, send it, and delete the original',
  details: [
    'The command opens the event in $VISUAL or $EDITOR, validates the saved event against the schema of its type, prints the difference, asks, and sends the event to where the original came from. The id stays the same, because consumers identify the event by it. The command deletes the original after the destination has accepted the new event. Other consumers can receive the original until then. If the original no longer exists, nothing is sent.',
  ],
  examples: [
    ['cognito-to-kafka replay edit 0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10', 'One event of a dead-letter queue'],
    ["EDITOR='code --wait' cognito-to-kafka replay edit 0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10", 'With another editor'],
  ],
  argument: { name: 'ID', count: 'one', text: 'Id of the event or of the message' },
  options: { yes: { text: 'Send without a question' }, ...queueOptions },
});
