import { detachCommand } from '../../../cli/detach.ts';
import { aUserPool, ourFunction, poolId, theirFunction } from '../../given/builders/a-user-pool.ts';
import { fakePoolAccess } from '../../given/fakes/fake-pool-access.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import { runArguments } from '../../given/run-arguments.ts';

const stack = ['--stack', 'CognitoToKafka'];
const LambdaConfig = {
  PreSignUp: `${ourFunction}:live`,
  CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: ourFunction },
  CustomMessage: theirFunction,
} as const;
const { Arn: poolArn } = aUserPool();

test('names every trigger that calls the function without --yes, also unobserved ones', async () => {
  const { connect, calls } = fakePoolAccess([aUserPool({ LambdaConfig })]);
  const { ports, stdout } = fakeTerminal();

  expect(await runArguments(detachCommand(connect), stack, ports)).toBe(0);
  expect(stdout).toEqual([`${poolId}: would detach ${ourFunction} from PreSignUp, CustomEmailSender.`]);
  expect(calls).toEqual([]);
});

test('fails and keeps the permission when another party sets a trigger again', async () => {
  const { connect, calls, permitted } = fakePoolAccess([aUserPool({ LambdaConfig })], {
    meanwhile: (pool) => ({ ...pool, LambdaConfig }),
  });
  permitted.add(poolArn);
  const { ports, stdout, stderr } = fakeTerminal();

  expect(await runArguments(detachCommand(connect), [...stack, '--yes'], ports)).toBe(1);
  expect(calls).toEqual(Array(5).fill('update'));
  expect(permitted.has(poolArn)).toBe(true);
  expect(stdout).toEqual([]);
  expect(stderr.join()).toMatch(new RegExp(`${poolId} still calls ${ourFunction} from PreSignUp, CustomEmailSender`));
});

test('reports a deleted pool as detached, and removes no permission', async () => {
  const { connect, calls } = fakePoolAccess([]);
  const { ports, stdout } = fakeTerminal();

  expect(await runArguments(detachCommand(connect), [...stack, '--yes'], ports)).toBe(0);
  expect(stdout.join()).toContain(`${poolId} does not exist`);
  expect(calls).toEqual([]);
});

test('fails with the name of a field that another party changed, without its value', async () => {
  const { connect, calls } = fakePoolAccess([aUserPool({ LambdaConfig })], {
    afterRead: (pool, read) => (read === 2 ? { ...pool, EmailVerificationSubject: 'Secret subject' } : pool),
  });
  const { ports, stdout, stderr } = fakeTerminal();

  expect(await runArguments(detachCommand(connect), [...stack, '--yes'], ports)).toBe(1);
  expect(stdout).toEqual([`${poolId}: detached.`]);
  expect(stderr.join()).toMatch(/another party changed EmailVerificationSubject .* The update kept/);
  expect([...stdout, ...stderr].join()).not.toContain('Secret subject');
  expect(calls).toEqual(['update', 'forbid']);
});

test.each(['Observer', 'Observer:live', '111122223333:function:Observer', `${ourFunction}:live:more`])(
  'refuses a --function that is not a whole ARN, which no trigger matches: %s',
  async (name) => {
    const { connect } = fakePoolAccess([aUserPool({ LambdaConfig })]);
    const run = runArguments(
      detachCommand(connect),
      ['--function', name, '--pool', poolId, '--yes'],
      fakeTerminal().ports,
    );

    await expect(run).rejects.toThrow(`Invalid --function "${name}"`);
  },
);
