import { explainFault } from '../../../cli/aws-fault.ts';
import { runProgram } from '../../../cli/command-line/run-program.ts';
import { fakeAws, setEnvironment, stackInXml, type AwsAnswer } from '../../given/fakes/fake-aws.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import { theProgram } from '../../given/the-program.ts';

const program = theProgram();
const span = ['--from', '2h', '--to', '1h', '--rule', 'R'];
const calls = [
  ...['queues', 'list', 'show ID', 'send', 'edit ID', 'export /nonexistent/file', 'import --log', 'iam'].map((call) =>
    `replay ${call}`.split(' '),
  ),
  ['replay', 'archive', ...span],
  ['replay', 'purge', '--queue', 'dead-letters'],
  ['attach'],
  ['detach'],
  ['status'],
  ['smoke'],
  ['doctor'],
].map((argv) => [[...argv, '--stack', 'Other']] as const);

let restore = (): void => undefined;
let close: () => Promise<void> = () => Promise.resolve();
afterEach(async () => {
  restore();
  restore = () => undefined;
  await close();
  close = () => Promise.resolve();
});

async function run(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>) {
  restore = setEnvironment(environment);
  const { ports, stdout, stderr } = fakeTerminal();
  const code = await runProgram(program, argv, ports);
  return { code, told: [...stdout, ...stderr] };
}

const nobody = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: undefined,
  AWS_PROFILE: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

const somebody = { ...nobody, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

describe.each(calls)('%j', (argv) => {
  test.each([
    ['no Region', { ...nobody, AWS_REGION: undefined }, [], /^AWS Region is missing .*--region/],
    [
      'an odd Region',
      nobody,
      ['--region', 'eu west'],
      /^Invalid --region "eu west"\. Use a Region such as eu-west-1\.$/,
    ],
    [
      'an odd AWS_REGION',
      { ...nobody, AWS_REGION: 'a b' },
      [],
      /^Invalid AWS Region in the environment or the profile\./,
    ],
    ['an odd endpoint', somebody, ['--endpoint-url', 'host'], /^Invalid --endpoint-url "host"\. Use a URL such as/],
    [
      'an odd AWS_ENDPOINT_URL',
      { ...somebody, AWS_ENDPOINT_URL: 'host' },
      [],
      /^Invalid AWS_ENDPOINT_URL, or endpoint_url/,
    ],
    ['no credentials', nobody, [], /^AWS credentials are missing in the environment .*aws sso login/],
    [
      'an unknown profile',
      nobody,
      ['--profile', 'nope'],
      /^AWS profile "nope" does not exist, or has no credentials .*list-profiles/,
    ],
  ] as const)('with %s says so in one sentence', async (_what, environment, more, said) => {
    expect(await run([...argv, ...more], environment)).toEqual({ code: 1, told: [expect.stringMatching(said)] });
  });

  test.each<[string, AwsAnswer, RegExp]>([
    ['another product', stackInXml({ BootstrapVersion: '25' }), /^Stack "Other" is not a stack of cognito-to-kafka/],
    ['expired credentials', { status: 403, code: 'ExpiredToken' }, /^AWS credentials have expired .*aws sso login/],
  ])('with %s says so in one sentence', async (_what, answer, said) => {
    const aws = await fakeAws(() => answer);
    close = aws.close;

    expect(await run(argv, {})).toEqual({ code: 1, told: [expect.stringMatching(said)] });
  });
});

test('has no sentence for a fault of the program', () => {
  expect(explainFault(new TypeError('x is not a function'))).toBeUndefined();
});
