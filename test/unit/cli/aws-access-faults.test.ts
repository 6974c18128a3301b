import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../../cli/command-line/run-program.ts';
import { fakeAws } from '../../given/fakes/fake-aws.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import { theProgram } from '../../given/the-program.ts';

const program = theProgram();
const home = mkdtempSync(join(tmpdir(), 'aws-access-faults-'));
const before = { ...process.env };

/** Arguments that a command needs besides its options for AWS. */
const needed: Readonly<Record<string, readonly string[]>> = {
  'replay show': ['an-id'],
  'replay edit': ['an-id'],
  'replay export': [join(home, 'messages.jsonl')],
  'replay import': ['messages.jsonl'],
  'replay purge': ['--queue', 'dead-letters'],
  'replay archive': ['--from', '12h', '--to', '6h'],
};

/** Every command that calls AWS. */
const commands = program.commands
  .flatMap((entry) =>
    'load' in entry
      ? [{ path: [entry.declaration.name], ...entry }]
      : entry.commands.map((inner) => ({ path: [entry.declaration.name, inner.declaration.name], ...inner })),
  )
  .filter(({ declaration }) => 'profile' in declaration.options)
  .map(({ path }) => path.join(' '));

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, {
    HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
  });
});
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
  rmSync(home, { recursive: true });
});

async function run(command: string, ...more: string[]) {
  const { ports, stdout, stderr } = fakeTerminal({ 'messages.jsonl': '' });
  const argv = [...command.split(' '), ...(needed[command] ?? []), ...more];
  const code = await runProgram(program, argv, ports);
  return { code, stdout, stderr };
}

test('finds the commands that call AWS', () => {
  expect(commands).toEqual(expect.arrayContaining(['doctor', 'smoke', 'attach', 'detach', 'status', 'replay send']));
});

describe.each(commands)('%s', (command) => {
  test('prints one message without a Region', async () => {
    const { code, stderr } = await run(command);

    expect([code, stderr]).toEqual([
      1,
      [expect.stringMatching(/^AWS Region is missing .* Use --region or AWS_REGION/)],
    ]);
  });

  test('prints one message without credentials', async () => {
    const { code, stderr } = await run(command, '--region', 'eu-west-1');

    expect([code, stderr]).toEqual([1, [expect.stringMatching(/^AWS credentials are missing .* Sign in/)]]);
  });

  test('prints one message for an unknown profile', async () => {
    const { code, stderr } = await run(command, '--region', 'eu-west-1', '--profile', 'nope');

    expect([code, stderr]).toEqual([1, [expect.stringMatching(/^AWS profile "nope" does not exist/)]]);
  });

  test('prints one message for expired credentials', async () => {
    const aws = await fakeAws(() => ({ status: 403, code: 'ExpiredToken' }));
    try {
      const { code, stderr } = await run(command, '--region', 'eu-west-1', '--endpoint-url', aws.url);

      expect([code, stderr]).toEqual([1, [expect.stringMatching(/^AWS credentials have expired .* Sign in again/)]]);
    } finally {
      await aws.close();
    }
  });
});
