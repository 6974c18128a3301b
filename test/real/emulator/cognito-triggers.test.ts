import { Lambda } from '@aws-sdk/client-lambda';
import { startEmulator, type Emulator } from './emulator.ts';
import { createUserPool, password } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

/** Signs a user up in a pool of its own that has this function as its PreSignUp trigger. */
async function signUpWith(PreSignUp: string) {
  const { cognito, ClientId } = await createUserPool(emulator, { pool: { LambdaConfig: { PreSignUp } } });
  return cognito.signUp({ ClientId, Username: 'ada', Password: password });
}

test('a call fails with the message of the function that threw', async () => {
  const arn = await emulator.createFunction(() => {
    throw new Error('not today');
  });

  await expect(signUpWith(arn)).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreSignUp failed with error not today.',
  });
});

test.each([
  ['nothing', () => null],
  ['text', () => 'welcome'],
  ['the response alone', () => ({ response: {} })],
  ['an event without its response', () => ({ request: {} })],
])('a call fails when the function returns %s', async (_what, answer) => {
  await expect(signUpWith(await emulator.createFunction(answer))).rejects.toMatchObject({
    name: 'InvalidLambdaResponseException',
    message: 'Unrecognizable lambda output',
  });
});

test('a call fails when the function has not answered after five seconds', async () => {
  const arn = await emulator.createFunction(
    (event) => new Promise((resolve) => setTimeout(resolve, 7_000, event).unref()),
  );
  const begin = Date.now();

  await expect(signUpWith(arn)).rejects.toMatchObject({
    name: 'UnexpectedLambdaException',
    message: 'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
  });
  expect(Date.now() - begin).toBeLessThan(6_500);
}, 20_000);

test('a call fails when the function, and so its policy, does not exist', async () => {
  const gone = (await emulator.createFunction((event) => event)).replace('function:f-', 'function:gone-');

  await expect(signUpWith(gone)).rejects.toMatchObject({
    name: 'UnexpectedLambdaException',
    message: 'PreSignUp invocation failed due to error AccessDeniedException.',
  });
});

test('a call fails when the function is throttled', async () => {
  const FunctionName = await emulator.createFunction((event) => event);
  await new Lambda(emulator.settings).putFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: 0 });

  await expect(signUpWith(FunctionName)).rejects.toMatchObject({
    name: 'UnexpectedLambdaException',
    message: 'PreSignUp failed with error TooManyRequestsException.',
  });
});
