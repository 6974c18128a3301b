import { join } from 'node:path';
import { guide } from '../../../local/guide.ts';
import { localFolder } from '../../../local/rig/paths.ts';
import type { Pipeline } from '../../../local/rig/pipeline.ts';

const pipeline: Pipeline = {
  runFolder: join(localFolder, 'start'),
  endpoint: 'http://127.0.0.1:4566',
  broker: undefined,
  bootstrap: '127.0.0.1:9092',
  topic: 'identity-events',
  outputs: {
    UserPoolId: 'eu-west-1_0a1b2c3d4',
    UserPoolClientId: '4ma39kqn9j6ncsimddqs13sgok',
    EventBusName: 'CognitoToKafkaBus3F2A1B0C',
  },
};
const text = guide(pipeline, `http://127.0.0.1:9999/${'t'.repeat(32)}/`);

/** The commands of the guide, with continued lines joined as a shell does. */
const commands = text
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .map((line) => line.replace(/ +/g, ' ').trim())
  .filter((line) => /^(export|aws|npm|java) /.test(line));

test('fits a terminal of 80 columns', () => {
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  ['live page', `http://127.0.0.1:9999/${'t'.repeat(32)}/`],
  ['Kafka', '127.0.0.1:9092, topic identity-events'],
  ['AWS', 'http://127.0.0.1:4566, region eu-west-1'],
  ['user pool', 'eu-west-1_0a1b2c3d4'],
  ['app client', '4ma39kqn9j6ncsimddqs13sgok'],
  ['bus', 'CognitoToKafkaBus3F2A1B0C'],
  ['logs', '.local/start'],
])('says where to find: %s', (name, where) => {
  expect(text).toMatch(new RegExp(`^  ${name} +${where}$`, 'm'));
});

test('sets the variables that every command uses', () => {
  expect(commands.filter((line) => line.startsWith('export '))).toEqual([
    'export AWS_ACCESS_KEY_ID=000000000000 AWS_SECRET_ACCESS_KEY=local',
    // Version 1 of the AWS CLI reads only AWS_DEFAULT_REGION.
    'export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1',
    'export AWS_ENDPOINT_URL=http://127.0.0.1:4566',
    'export CLIENT_ID=4ma39kqn9j6ncsimddqs13sgok',
  ]);
  expect([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name)).toEqual(['CLIENT_ID', 'CLIENT_ID', 'CLIENT_ID']);
});

test('signs up, confirms and logs in one user with one password', () => {
  const password = 'Passw0rd-1';

  expect(commands.filter((line) => line.startsWith('aws '))).toEqual([
    `aws cognito-idp sign-up --client-id $CLIENT_ID --username zoe --password ${password} --user-attributes Name=email,Value=zoe@example.com`,
    'aws cognito-idp confirm-sign-up --client-id $CLIENT_ID --username zoe --confirmation-code 123456',
    `aws cognito-idp initiate-auth --client-id $CLIENT_ID --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=zoe,PASSWORD=${password}`,
  ]);
  // Cognito's default policy. A shell changes none of these characters.
  expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[\w-]{8,}-/);
});

test('reads the topic from its brokers, and names the commands of the project', () => {
  expect(commands.filter((line) => /^(java|npm) /.test(line))).toEqual([
    "java -cp '.local/kafka/jars/*' org.apache.kafka.tools.consumer.ConsoleConsumer --from-beginning --bootstrap-server 127.0.0.1:9092 --topic identity-events",
    'npm run --silent cognito-to-kafka -- smoke',
    'npm run --silent cognito-to-kafka -- replay queues',
  ]);
});

test('each backslash is at the end of its line, so that you can paste the commands', () => {
  expect(commands).toHaveLength(10);
  expect(text.split('\n').filter((line) => /\\(?!$)/.test(line))).toEqual([]);
});
