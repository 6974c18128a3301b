import { declareCommand } from '../../command-line/declaration.ts';
import { jsonOption } from '../json-option.ts';
import { wholeNumber } from '../numbers.ts';
import { filterOptions } from './filter-options.ts';
import { queueOptions } from './queue-options.ts';
import { sendingOptions } from './sending-options.ts';

export const sendDeclaration = declareCommand({
  name: 'send',
  summary: 'Send messages again to where they came from',
  details: [
    'The command deletes a message only after its destination has accepted it. Messages that would fail again are skipped. The command fails if a message was rejected, or if it could not read every message.',
  ],
  examples: [
    ['cognito-to-kafka replay send', 'Dry run'],
    ['cognito-to-kafka replay send --max 10 --yes', 'Ten messages first'],
    ['cognito-to-kafka replay send --yes', 'Every dead-letter queue'],
    [
      "cognito-to-kafka replay send --queue dead-letters --type 'cognito.login.*' --rate 50/s --yes",
      'Some messages, slowly',
    ],
  ],
  options: {
    ...filterOptions,
    ...sendingOptions,
    max: { value: 'N', parse: wholeNumber({ min: 1 }), text: 'Maximum number of messages' },
    copy: { text: 'Keep the original in its queue' },
    force: { text: 'Also send messages that would fail again' },
    ...jsonOption,
    ...queueOptions,
  },
});
