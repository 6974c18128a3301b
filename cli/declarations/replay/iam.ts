import { declareCommand } from '../../command-line/declaration.ts';
import { queueOptions } from './queue-options.ts';

export const iamDeclaration = declareCommand({
  name: 'iam',
  summary: 'Print the IAM policy that replay needs',
  details: ['The command reads the queues of the stack from AWS, and needs permission for that.'],
  examples: [
    ['cognito-to-kafka replay iam > replay-policy.json', 'For every command'],
    ['cognito-to-kafka replay iam --read-only', 'For queues, list and show'],
    ['cognito-to-kafka replay iam --to-kafka', 'Also for send --to kafka-topic'],
  ],
  options: {
    'read-only': { conflicts: ['to-kafka'], text: 'Allow only queues, list and show' },
    'to-kafka': {
      text: "Also allow send --to kafka-topic, which reads the settings of the forwarder. For MSK with IAM, add the forwarder's kafka-cluster actions",
    },
    ...queueOptions,
    queue: { ...queueOptions.queue, text: 'Queue (default: every queue of the stack)' },
  },
});
