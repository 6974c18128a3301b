import { declareCommand } from '../../command-line/declaration.ts';
import { jsonOption } from '../json-option.ts';
import { queueOptions } from './queue-options.ts';

export const queuesDeclaration = declareCommand({
  name: 'queues',
  summary: 'List the queues in which events can wait',
  details: [
    'DEPTH: visible messages. IN FLIGHT: messages that a consumer has received but not deleted. SQS reports both as approximate counts.',
    'OLDEST: age of the oldest of the ten messages that SQS returns first. EXPIRES IN: time until SQS deletes that message. A queue with more messages may have an older one. The table then has "over" and "under", and isOldestOfAll is false in --json. Both columns are empty for queues that a function reads, because a check would disturb it. Every message stays in its queue.',
  ],
  examples: [
    ['cognito-to-kafka replay queues', 'Queues of the default stack'],
    ['cognito-to-kafka replay queues --stack Staging --region eu-west-1', 'Queues of another stack'],
    ['cognito-to-kafka replay queues --json', 'For scripts'],
  ],
  options: {
    ...queueOptions,
    queue: { ...queueOptions.queue, text: 'Queue (default: every queue of the stack)' },
    ...jsonOption,
  },
});
