import { keyPolicyCommand } from '../../../cli/key-policy.ts';
import { runProgram } from '../../../cli/command-line/run-program.ts';
import { keyStatements } from '../../../infra/key-statements.ts';
import { aProgram } from '../../given/builders/a-program.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';

const keyArn = 'arn:aws-cn:kms:cn-north-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab';

async function keyPolicy(config: unknown, ...argv: string[]) {
  const terminal = fakeTerminal({ 'pipeline.json': typeof config === 'string' ? config : JSON.stringify(config) });
  const code = await runProgram(aProgram(keyPolicyCommand), ['key-policy', ...argv], terminal.ports);
  return { code, ...terminal };
}
const of = (config: unknown) => keyPolicy(config, '--config', 'pipeline.json');
const where = { partition: 'aws-cn', region: 'cn-north-1', account: '444455556666' };

test('the statements are those of the account and Region of the key, for the bus that the stack will make', async () => {
  const { code, stdout } = await of({ stackName: 'Mine', encryption: { keyArn } });

  expect(code).toBe(0);
  expect(JSON.parse(stdout.join('\n'))).toEqual(
    keyStatements({ ...where, busName: 'Mine-identity-events', createsAlarmTopic: true }),
  );
});

test('a bus and a topic that are there are taken into account', async () => {
  const operations = { alarmTopicArn: 'arn:aws-cn:sns:cn-north-1:444455556666:on-call' };
  const { stdout } = await of({ eventBus: { name: 'identity' }, operations, encryption: { keyArn } });

  expect(JSON.parse(stdout.join('\n'))).toEqual(
    keyStatements({ ...where, busName: 'identity', createsAlarmTopic: false }),
  );
  expect(stdout.join('\n')).not.toContain('cloudwatch');
});

test.each([
  ['no configuration is named', [], {}, '--config: the pipeline configuration is missing'],
  [
    'no key is named',
    ['--config', 'pipeline.json'],
    { encryption: { create: true } },
    'encryption.keyArn names no key',
  ],
  ['the file is not there', ['--config', 'other.json'], {}, '--config other.json: cannot be read'],
  ['the file is no JSON', ['--config', 'pipeline.json'], '{', 'pipeline.json:1:2: this is no JSON'],
  ['the file has a mistake', ['--config', 'pipeline.json'], { topic: 'x' }, '- topic: unknown'],
])('%s: it says so, with the usage, and prints nothing', async (_what, argv, config, message) => {
  const { code, stdout, stderr } = await keyPolicy(config, ...argv);

  expect([code, stdout]).toEqual([2, []]);
  expect(stderr.join('\n')).toContain(message);
});
