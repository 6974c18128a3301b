import { declareCommand } from '../command-line/declaration.ts';
import { awsOptions } from './aws-options.ts';
import { wholeNumber } from './numbers.ts';
import { stackOptions } from './stack-options.ts';

export const liveDeclaration = declareCommand({
  name: 'live',
  summary: 'Serve a page that shows where each event is',
  details: [
    'The command serves the page on 127.0.0.1 only, and prints its address. Everyone on this machine who has the address can see the events: do not share it. Events do not leave this machine. Ctrl-C ends the command.',
    'The page reads rates, lag and alarms from CloudWatch, the queues from SQS, and the events from the topic, with the settings of the forwarder and your own credentials. Kafka must authorize you to read the topic, and the consumer groups cognito-to-kafka-live-*. If this machine does not reach the brokers, the page offers a temporary rule and queue on the bus. It creates both only after you agree, and removes them at the end. If you kill the command, the next run for the stack removes them.',
    'Without --allow-replay, the page changes no queue. It can then list and export dead-letter messages.',
  ],
  examples: [
    ['cognito-to-kafka live', 'The page of the default stack'],
    ['cognito-to-kafka live --stack Staging --port 8080', 'Another stack, on another port'],
    ['cognito-to-kafka live --allow-replay', 'Also send and delete dead-letter messages'],
  ],
  options: {
    ...stackOptions,
    port: {
      value: 'PORT',
      default: '9999',
      parse: wholeNumber({ min: 1, max: 65_535 }),
      text: 'Port of 127.0.0.1, from 1 to 65535. If it is in use, another one is chosen',
    },
    'allow-replay': { text: 'Allow the page to send and delete dead-letter messages, each time after a dry run' },
    ...awsOptions,
  },
});
