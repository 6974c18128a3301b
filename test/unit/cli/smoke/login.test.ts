import { randomUUID } from 'node:crypto';
import type { LoginPool } from '../../../../cli/smoke/login.ts';
import { temporaryUserPrefix } from '../../../../contracts/temporary-user.ts';
import { PoolNotFound } from '../../../../triggers/attachment/attachment-error.ts';
import { poolId } from '../../../given/builders/a-user-pool.ts';
import { smokeStart } from '../../../given/fakes/fake-smoke-aws.ts';
import { smoke, user } from './login-run.ts';

const refusal = (name: string, message: string) => () => Promise.reject(Object.assign(new Error(message), { name }));

test.each<[string, Partial<LoginPool>, string, RegExp, boolean]>([
  [
    'a client without the flow',
    { logIn: refusal('InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client') },
    'login',
    /Add ALLOW_USER_PASSWORD_AUTH/,
    true,
  ],
  [
    'a client with a secret',
    { logIn: refusal('NotAuthorizedException', 'Client x is configured with secret but SECRET_HASH was not received') },
    'login',
    /without a secret with --client/,
    true,
  ],
  [
    'a client that does not exist',
    { logIn: refusal('ResourceNotFoundException', 'User pool client x does not exist.') },
    'login',
    /--client/,
    true,
  ],
  [
    'a second factor',
    { logIn: refusal('Error', 'Cognito asks for more: MFA_SETUP.') },
    'login',
    /requires a second factor/,
    true,
  ],
  [
    'a trigger that refuses',
    { signUp: refusal('UserLambdaValidationException', 'PreSignUp failed with error no.') },
    'sign-up',
    /A trigger function of the pool refused/,
    true,
  ],
  [
    'a caller without permissions',
    { signUp: refusal('AccessDeniedException', 'no') },
    'sign-up',
    /Allow cognito-idp:/,
    true,
  ],
  [
    'a pool of phone numbers',
    { newName: refusal('Error', 'named by phone numbers') },
    'sign-up',
    /phone numbers/,
    false,
  ],
])('%s fails with the step and the fix, and the user is removed', async (_what, pool, hop, words, isRemoved) => {
  const { code, sent, cause, steps } = await smoke({ pool });

  expect([code, sent.failed?.hop]).toEqual([1, hop]);
  expect(cause).toMatch(words);
  expect(steps.includes(`remove ${user.username}`)).toBe(isRemoved);
});

test('names a user that could not be removed, and fails', async () => {
  const { code, sent, cause } = await smoke({ pool: { remove: refusal('AccessDeniedException', 'no') } });

  expect([code, sent.failed?.hop]).toEqual([1, 'removal']);
  expect(cause).toMatch(
    new RegExp(`^The temporary user "${user.username}" of ${poolId} was not removed \\(AccessDenied`),
  );
});

test.each(['signUp', 'logIn'] as const)('an interruption in %s removes the user and sends no canary', async (step) => {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    return Promise.reject(controller.signal.reason as Error);
  };
  const publish = () => Promise.reject(new Error('not expected'));
  const { code, stderr, steps } = await smoke({
    pool: { [step]: stop },
    aws: { bus: { publish } },
    interrupted: controller.signal,
  });

  expect([code, stderr]).toEqual([1, 'Interrupted. No temporary user is left in the pool.']);
  expect(steps).toEqual([`remove ${user.username}`]);
});

test('an interruption while events are awaited ends the command', async () => {
  const controller = new AbortController();
  const userEvents = () => Promise.resolve((controller.abort(), new Set<string>()));
  const { code, stderr } = await smoke({ aws: { forwarder: { userEvents } }, interrupted: controller.signal });

  expect([code, stderr]).toEqual([1, 'Interrupted. No temporary user is left in the pool.']);
});

describe('temporary users of earlier runs', () => {
  const left = `${temporaryUserPrefix}${randomUUID()}`;

  test('are removed if they are older than two minutes, and named', async () => {
    const asked: Date[] = [];
    const leftovers = (before: Date) => Promise.resolve((asked.push(before), [left]));
    const { code, stderr, steps } = await smoke({ pool: { leftovers } });

    expect([code, stderr, steps[0]]).toEqual([
      0,
      `Removed temporary users of earlier runs: ${left}.`,
      `remove ${left}`,
    ]);
    expect(smokeStart - Number(asked[0])).toBeGreaterThan(115_000);
  });

  test('do not fail the command if Cognito does not list them', async () => {
    const { code, stderr } = await smoke({ pool: { leftovers: refusal('AccessDeniedException', 'no') } });

    expect([code, stderr]).toEqual([0, expect.stringContaining('Allow cognito-idp:ListUsers')]);
  });
});

test('a pool that does not exist is reported before a user is created', async () => {
  const { code, stderr, steps } = await smoke({
    aws: { pools: { triggers: () => Promise.reject(new PoolNotFound('eu-west-1_gone')) } },
  });

  expect([code, stderr, steps]).toEqual([1, expect.stringContaining('User pool eu-west-1_gone does not exist'), []]);
});
