import { attachCommand } from '../../../cli/attach.ts';
import { detachCommand } from '../../../cli/detach.ts';
import { statusCommand } from '../../../cli/status.ts';
import { aUserPool, ourFunction, poolId, theirFunction } from '../../given/builders/a-user-pool.ts';
import { fakePoolAccess } from '../../given/fakes/fake-pool-access.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import { runArguments } from '../../given/run-arguments.ts';

const stack = ['--stack', 'CognitoToKafka'];

test('without --yes attach changes nothing, and says what it would do', async () => {
  const { connect, calls } = fakePoolAccess([aUserPool()]);
  const { ports, stdout, stderr } = fakeTerminal();

  expect(await runArguments(attachCommand(connect), stack, ports)).toBe(0);
  expect(stdout).toEqual([
    `${poolId}: would attach ${ourFunction} to PreSignUp, PostConfirmation, PreAuthentication, PostAuthentication, ` +
      'PreTokenGeneration, CustomMessage, and allow the pool to invoke it.',
  ]);
  expect(stderr).toEqual(['Dry run: nothing was changed. Add --yes to apply.']);
  expect(calls).toEqual([]);
});

test('attach without --yes names the triggers that it would detach', async () => {
  const LambdaConfig = { PreSignUp: ourFunction, UserMigration: ourFunction, CustomMessage: ourFunction };
  const outputs = { UserPoolExcludedTriggers: `${poolId}/CustomMessage` };
  const { connect, pool } = fakePoolAccess([aUserPool({ LambdaConfig })], { outputs });
  const { ports, stdout } = fakeTerminal();

  await runArguments(
    attachCommand(connect),
    [...stack, '--exclude-trigger', 'PreAuthentication,PostAuthentication'],
    ports,
  );
  expect(stdout).toEqual([
    `${poolId}: would attach ${ourFunction} to PostConfirmation, PreTokenGeneration, and detach ${ourFunction} from ` +
      'UserMigration, CustomMessage, and allow the pool to invoke it.',
  ]);
  await runArguments(attachCommand(connect), [...stack, '--json'], ports);
  expect(JSON.parse(stdout[1] ?? '')).toMatchObject({ surplus: ['UserMigration', 'CustomMessage'] });
  expect(pool(poolId)?.LambdaConfig).toEqual(LambdaConfig);
});

test('attach --print TOOL omits the triggers that the stack excludes for the pool', async () => {
  const outputs = { UserPoolExcludedTriggers: `${poolId}/PreSignUp` };
  const { connect } = fakePoolAccess([aUserPool()], { outputs });
  const { ports, stdout } = fakeTerminal();

  expect(
    await runArguments(
      attachCommand(connect),
      [...stack, '--print', 'all', '--exclude-trigger', 'CustomMessage'],
      ports,
    ),
  ).toBe(0);
  expect(stdout.join()).toContain('PostConfirmation');
  expect(stdout.join()).not.toMatch(/PreSignUp|PRE_SIGN_UP|pre_sign_up|CustomMessage/);
  stdout.length = 0;
  await runArguments(attachCommand(connect), [...stack, '--print', 'all', '--pool', 'eu-west-1_Other'], ports);
  expect(stdout.join()).toContain('PreSignUp');
});

test('attach --print TOOL prints only the code for that tool', async () => {
  const printed = async (tool: string) => {
    const { ports, stdout } = fakeTerminal();
    await runArguments(attachCommand(fakePoolAccess([aUserPool()]).connect), [...stack, '--print', tool], ports);
    return stdout.join('\n');
  };

  expect(await printed('terraform')).toMatch(/^resource "aws_lambda_permission" [^]*\n}\n$/);
  expect(await printed('aws-cli')).toMatch(/^# Needs jq\.\n[^#]*# Replaces no function[^#]*$/);
  expect(await printed('cdk')).not.toContain('## ');
  expect((await printed('all')).match(/^## .*$/gm)).toHaveLength(3);
});

test('permits invocations before the first login, and forbids them after the last', async () => {
  const { connect, calls, pool } = fakePoolAccess([aUserPool()]);
  const { ports, stdout } = fakeTerminal();

  expect(await runArguments(attachCommand(connect), [...stack, '--yes'], ports)).toBe(0);
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PreSignUp: ourFunction, DefineAuthChallenge: theirFunction });
  expect(await runArguments(detachCommand(connect), [...stack, '--yes'], ports)).toBe(0);
  expect(pool(poolId)?.LambdaConfig).toEqual(aUserPool().LambdaConfig);
  expect(calls).toEqual(['permit', 'update', 'update', 'forbid']);
  expect(stdout).toEqual([
    `${poolId}: attached; nothing else of the pool changed.`,
    `${poolId}: detached; nothing else of the pool changed.`,
  ]);
});

test('attach refuses the trigger of another function, and skips an excluded one', async () => {
  const { connect, pool, calls } = fakePoolAccess([aUserPool({ LambdaConfig: { PreSignUp: theirFunction } })]);
  const { ports, stderr } = fakeTerminal();

  expect(await runArguments(attachCommand(connect), [...stack, '--yes'], ports)).toBe(1);
  expect(stderr.join()).toContain(`PreSignUp has ${theirFunction}`);
  expect(calls).toEqual([]);
  expect(await runArguments(attachCommand(connect), [...stack, '--yes', '--exclude-trigger', 'PreSignUp'], ports)).toBe(
    0,
  );
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PreSignUp: theirFunction, CustomMessage: ourFunction });
});

test('status tells each trigger and the permission, also as JSON', async () => {
  const LambdaConfig = { PreSignUp: ourFunction, CustomMessage: theirFunction, PostConfirmation: `${ourFunction}:1` };
  const { connect } = fakePoolAccess([aUserPool({ LambdaConfig })]);
  const { ports, stdout } = fakeTerminal();

  expect(await runArguments(statusCommand(connect), stack, ports)).toBe(0);
  expect(stdout).toEqual([
    `${poolId} is NOT allowed to invoke ${ourFunction}`,
    '  PreSignUp           attached',
    `  PostConfirmation    outdated: ${ourFunction}:1 (run attach)`,
    '  PreAuthentication   free',
    '  PostAuthentication  free',
    '  PreTokenGeneration  free',
    `  CustomMessage       other function: ${theirFunction}`,
  ]);
  stdout.length = 0;
  await runArguments(statusCommand(connect), [...stack, '--json'], ports);
  expect(JSON.parse(stdout[0] ?? '')).toMatchObject({ userPoolId: poolId, permitted: false, functionArn: ourFunction });
});

test('names the fields that another party changed meanwhile, and fails', async () => {
  const { connect, pool } = fakePoolAccess([aUserPool()], {
    afterRead: (now, read) => (read === 2 ? { ...now, MfaConfiguration: 'ON' } : now),
  });
  const { ports, stdout } = fakeTerminal();

  expect(await runArguments(attachCommand(connect), [...stack, '--yes', '--json'], ports)).toBe(1);
  expect(JSON.parse(stdout[0] ?? '')).toEqual({
    userPoolId: poolId,
    attached: true,
    updated: true,
    differences: [],
    changedMeanwhile: ['MfaConfiguration'],
  });
  expect(pool(poolId)?.MfaConfiguration).toBe('ON');
});

test('does not report a pool as attached if another party removes the function again', async () => {
  const { connect } = fakePoolAccess([aUserPool()], { meanwhile: (pool) => ({ ...pool, LambdaConfig: {} }) });
  const { ports, stdout } = fakeTerminal();

  expect(await runArguments(attachCommand(connect), [...stack, '--yes'], ports)).toBe(1);
  expect(stdout).toEqual([
    expect.stringMatching(/: not attached: another party removed the function from PreSignUp, /),
  ]);
});

test("does not change the triggers that the stack's configuration excludes", async () => {
  const outputs = { UserPoolExcludedTriggers: `${poolId}/PreSignUp,eu-west-1_Other/CustomMessage` };
  const { connect, pool } = fakePoolAccess([aUserPool({ LambdaConfig: {} })], { outputs });

  expect(await runArguments(attachCommand(connect), [...stack, '--yes'], fakeTerminal().ports)).toBe(0);
  expect(pool(poolId)?.LambdaConfig).not.toHaveProperty('PreSignUp');
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ CustomMessage: ourFunction });
});

test('status names missing triggers with both remedies, excluded and misplaced ones', async () => {
  const LambdaConfig = { PreSignUp: ourFunction, PostConfirmation: ourFunction, UserMigration: ourFunction };
  const outputs = { UserPoolExcludedTriggers: `${poolId}/CustomMessage` };
  const { connect, permitted } = fakePoolAccess([aUserPool({ LambdaConfig })], { outputs });
  permitted.add(aUserPool().Arn);
  const { ports, stdout, stderr } = fakeTerminal();

  expect(await runArguments(statusCommand(connect), stack, ports)).toBe(0);
  expect(stdout.slice(-2)).toEqual([
    '  CustomMessage       free (excluded in the configuration)',
    '  UserMigration       attached, but not observed: run attach or detach to remove it',
  ]);
  expect(stderr).toEqual([
    expect.stringMatching(
      `^${poolId}: no function on PreAuthentication, PostAuthentication, PreTokenGeneration; the function is on UserMigration, which it does not serve\\. Run ` +
        `cognito-to-kafka attach --stack CognitoToKafka --pool ${poolId} --yes\\. Or raise attachmentRevision`,
    ),
  ]);
});

test('status prints a pool that does not exist, and reads the other pools', async () => {
  const { connect } = fakePoolAccess([aUserPool()]);
  const { ports, stdout, stderr } = fakeTerminal();

  expect(
    await runArguments(statusCommand(connect), [...stack, '--pool', 'eu-west-1_No', '--pool', poolId], ports),
  ).toBe(1);
  expect(stderr.join()).toContain('User pool eu-west-1_No does not exist');
  expect(stdout[0]).toContain(poolId);
});

test.each([
  ['--function requires --pool', ['--function', ourFunction]],
  ['--yes and --print exclude each other', [...stack, '--yes', '--print', 'cdk']],
  ['--function and --stack exclude each other', [...stack, '--function', ourFunction]],
  ['--stack takes one value, but is set twice', [...stack, ...stack]],
  [
    'Invalid --exclude-trigger "DefineAuthChallenge". Use PreSignUp, ',
    [...stack, '--exclude-trigger', 'DefineAuthChallenge'],
  ],
])('refuses invalid arguments: %s', async (message, argv) => {
  const { connect } = fakePoolAccess([]);

  await expect(runArguments(attachCommand(connect), argv, fakeTerminal().ports)).rejects.toThrow(message);
});
