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

test('prints statements for the account and Region of the key, and for the bus', async () => {
  const { code, stdout } = await of({ stackName: 'Mine', encryption: { keyArn } });

  expect(code).toBe(0);
  expect(JSON.parse(stdout.join('\n'))).toEqual(
    keyStatements({ ...where, busName: 'Mine-identity-events', createsAlarmTopic: true }),
  );
});

test('uses the existing bus and topic of the configuration', async () => {
  const operations = { alarmTopicArn: 'arn:aws-cn:sns:cn-north-1:444455556666:on-call' };
  const { stdout } = await of({ eventBus: { name: 'identity' }, operations, encryption: { keyArn } });

  expect(JSON.parse(stdout.join('\n'))).toEqual(
    keyStatements({ ...where, busName: 'identity', createsAlarmTopic: false }),
  );
  expect(stdout.join('\n')).not.toContain('cloudwatch');
});

test.each([
  ['no configuration is named', [], {}, '--config is missing'],
  [
    'no key is named',
    ['--config', 'pipeline.json'],
    { encryption: { create: true } },
    'encryption.keyArn names no key',
  ],
  ['the file does not exist', ['--config', 'other.json'], {}, '--config other.json cannot be read'],
  ['the file is not JSON', ['--config', 'pipeline.json'], '{', 'pipeline.json:1:2: not JSON'],
  ['the file has a mistake', ['--config', 'pipeline.json'], { topic: 'x' }, '- topic: unknown'],
])('refuses the arguments if %s', async (_what, argv, config, message) => {
  const { code, stdout, stderr } = await keyPolicy(config, ...argv);

  expect([code, stdout]).toEqual([2, []]);
  expect(stderr.join('\n')).toContain(message);
});
