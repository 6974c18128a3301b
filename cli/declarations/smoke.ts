import { declareCommand } from '../command-line/declaration.ts';
import { awsOptions } from './aws-options.ts';
import { jsonOption } from './json-option.ts';
import { wholeNumber } from './numbers.ts';
import { stackOptions } from './stack-options.ts';

export const smokeDeclaration = declareCommand({
  name: 'smoke',
  summary: 'Send a canary event to Kafka and time each hop',
  details: [
    'The canary is a cognito.login.attempted.v1 of the pool none_Canary, which cannot exist. It stays in the topic: leave it out when you count events. Without --read-topic, the proof is the acknowledgement of the brokers, in the log of the forwarder.',
    'With --login, the command fails if an event of each trigger is not in Kafka. The proof is the log of the forwarder. With --read-topic, the proof is the topics, which is the only proof for users that are named by email addresses. The events of the temporary user are real and stay in the topics.',
  ],
  examples: [
    ['cognito-to-kafka smoke', 'Up to the acknowledgement of the brokers'],
    ['cognito-to-kafka smoke --json | jq .failed', 'For scripts'],
    ['cognito-to-kafka smoke --read-topic', 'Also read the topic, on a machine that reaches the brokers'],
    ['cognito-to-kafka smoke --login', 'Also follow the events of a temporary user'],
  ],
  options: {
    ...stackOptions,
    'read-topic': {
      text: 'Also read the canary from the topic, with the settings of the forwarder and your own credentials. Kafka must authorize you to read the topic, and the consumer groups cognito-to-kafka-smoke-*',
    },
    login: {
      text: 'Also create a temporary user with a random name, sign in, and delete the user. Sends no invitation. Requires USER_PASSWORD_AUTH on the app client',
    },
    pool: { value: 'ID', requires: 'login', text: 'User pool (default: the only pool of the stack)' },
    client: { value: 'ID', requires: 'login', text: 'App client of the pool (default: the app client of the stack)' },
    timeout: {
      value: 'SECONDS',
      default: '60',
      parse: wholeNumber({ min: 1, max: 900, unit: 'seconds' }),
      text: 'Time to wait for the canary, and again for the events of the user, from 1 to 900',
    },
    ...jsonOption,
    ...awsOptions,
  },
});
