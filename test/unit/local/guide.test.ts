import { guide } from '../../../local/guide.ts';
import type { Pipeline } from '../../../local/rig/pipeline.ts';

const pipeline: Pipeline = {
  runFolder: '/project/.local/start',
  endpoint: 'http://127.0.0.1:4566',
  broker: undefined,
  bootstrap: '127.0.0.1:9092',
  topic: 'logins',
  outputs: { UserPoolId: 'eu-west-1_pool', UserPoolClientId: 'client7', EventBusName: 'bus7' },
};

/** The lines of the guide that are commands. */
const commands = guide(pipeline, 'http://127.0.0.1:9999/token/')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => /^(export|aws|npm|kcat|java) /.test(line));

test.each([
  ['live page', 'http://127.0.0.1:9999/token/'],
  ['Kafka', '127.0.0.1:9092, topic logins'],
  ['AWS', 'http://127.0.0.1:4566, region eu-west-1'],
  ['user pool', 'eu-west-1_pool'],
  ['app client', 'client7'],
  ['bus', 'bus7'],
  ['logs', '/project/.local/start'],
])('the guide tells where to find: %s', (what, where) => {
  expect(guide(pipeline, 'http://127.0.0.1:9999/token/')).toMatch(new RegExp(`^  ${what} +${where}$`, 'm'));
});

test('a user signs up, confirms and logs in, on this endpoint and with this app client', () => {
  const cognito = commands.filter((line) => line.startsWith('aws '));

  expect(cognito.map((line) => / cognito-idp (\S+)/.exec(line)?.[1])).toEqual([
    'sign-up',
    'confirm-sign-up',
    'initiate-auth',
  ]);
  for (const line of cognito) {
    expect(line).toContain('aws --endpoint-url http://127.0.0.1:4566 --region eu-west-1 cognito-idp ');
    expect(line).toContain(' --client-id client7 ');
  }
});

test('the commands of the project call this endpoint', () => {
  expect(commands).toContain(
    'export AWS_ACCESS_KEY_ID=000000000000 AWS_SECRET_ACCESS_KEY=local AWS_REGION=eu-west-1 AWS_ENDPOINT_URL=http://127.0.0.1:4566',
  );
  expect(commands.filter((line) => line.startsWith('npm '))).toEqual([
    'npm run --silent cognito-to-kafka -- smoke',
    'npm run --silent cognito-to-kafka -- replay queues',
  ]);
});

test('the topic is read from its brokers', () => {
  const readers = commands.filter((line) => /^(kcat|java) /.test(line));

  expect(readers).toEqual([
    String.raw`kcat -b 127.0.0.1:9092 -C -t logins -f '%k %s\n'`,
    expect.stringMatching(/ConsoleConsumer --bootstrap-server 127\.0\.0\.1:9092 --topic logins --from-beginning$/),
  ]);
});

test('each command is complete on its line, so that you can paste it into a shell', () => {
  expect(commands).toHaveLength(8);
  for (const line of commands) expect(line.split("'").length % 2).toBe(1);
});
