import { randomUUID } from 'node:crypto';
import { Lambda } from '@aws-sdk/client-lambda';
import { accountId } from '../../../local/rig/aws-environment.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { functionDefaults, startEmulator, type Emulator } from './emulator.ts';
import { functionZip } from './function-zip.ts';
import { createQueue } from './queue.ts';
import { createRole, type Permission } from './role.ts';
import { createUserPool, password } from './user-pool.ts';

let emulator: Emulator;
let lambda: Lambda;
beforeAll(async () => {
  emulator = await startEmulator();
  lambda = new Lambda(emulator.settings);
});
afterAll(() => emulator.stop());

const consuming = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const on = (Resource: string, ...Action: readonly string[]): Permission => ({ Action, Resource });

/** A function in a role of its own. */
async function functionIn(Role: string, code = 'export const handler = async () => null;'): Promise<string> {
  const FunctionName = `f-${randomUUID()}`;
  const Code = { ZipFile: functionZip(code) };
  const { FunctionArn = '' } = await lambda.createFunction({ ...functionDefaults, Role, FunctionName, Code });
  return FunctionArn;
}

test.each(consuming)('a mapping is refused whose role lacks %s', async (missing) => {
  const queue = await createQueue(emulator, `queue-${randomUUID()}`);
  const allowed = consuming.filter((action) => action !== missing);
  const FunctionName = await functionIn((await createRole(emulator, on(queue.arn, ...allowed))).arn);

  await expect(lambda.createEventSourceMapping({ FunctionName, EventSourceArn: queue.arn })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: `The function execution role does not have permissions to call ${missing.slice(4)} on SQS`,
  });
});

test('the poller leaves messages that the role may not receive, and repeats others', async () => {
  const queue = await createQueue(emulator, `queue-${randomUUID()}`, 4);
  const role = await createRole(emulator, on(queue.arn, ...consuming));
  await lambda.createEventSourceMapping({ FunctionName: await functionIn(role.arn), EventSourceArn: queue.arn });
  const visible = async () => {
    const AttributeNames = ['ApproximateNumberOfMessages' as const];
    const { Attributes } = await queue.sqs.getQueueAttributes({ QueueUrl: queue.url, AttributeNames });
    return Number(Attributes?.['ApproximateNumberOfMessages']);
  };
  const patient = { timeoutMs: 30_000 };

  await role.put(on(queue.arn, 'sqs:ReceiveMessage', 'sqs:GetQueueAttributes'));
  await queue.sqs.sendMessage({ QueueUrl: queue.url, MessageBody: 'a' });
  await waitFor(async () => (await visible()) === 0, { what: 'the first receive', ...patient });
  await role.put(on(queue.arn, 'sqs:GetQueueAttributes'));
  await waitFor(async () => (await visible()) === 1, { what: 'the message that was not deleted', ...patient });
  await role.put(on(queue.arn, ...consuming));
  await queue.emptied(patient.timeoutMs);
});

test('a role that Lambda cannot assume is refused', async () => {
  await expect(functionIn(`arn:aws:iam::${accountId}:role/nobody`)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'The role defined for the function cannot be assumed by Lambda.',
  });
});

test('a function needs a role that may send to its dead-letter queue', async () => {
  const queue = await createQueue(emulator, `queue-${randomUUID()}`);
  const role = await createRole(emulator, on(queue.arn, 'sqs:SendMessage'));
  const broken = "export const handler = async () => { throw new Error('broken'); };";
  const FunctionName = await functionIn(role.arn, broken);
  const DeadLetterConfig = { TargetArn: queue.arn };
  const other = await createRole(emulator);
  const create = { ...functionDefaults, Role: other.arn, FunctionName: `f-${randomUUID()}`, DeadLetterConfig };
  await expect(lambda.createFunction({ ...create, Code: { ZipFile: functionZip(broken) } })).rejects.toThrow(
    'The provided execution role does not have permissions to call SendMessage on SQS',
  );

  await lambda.updateFunctionConfiguration({ FunctionName, DeadLetterConfig });
  await lambda.putFunctionEventInvokeConfig({ FunctionName, MaximumRetryAttempts: 0 });
  await role.put(on(queue.arn, 'sqs:ReceiveMessage'));
  await lambda.invoke({ FunctionName, InvocationType: 'Event', Payload: '{}' });

  const name = FunctionName.split(':').at(-1) ?? '';
  await waitFor(async () => (await emulator.log()).includes(`a dead letter of ${name} is dropped`), {
    what: 'the dead letter that is dropped',
    timeoutMs: 10_000,
  });
  expect(await queue.receive()).toEqual([]);
});

test('a trigger that does not let the pool in fails the call', async () => {
  const PreSignUp = await emulator.createFunction((event) => event);
  const pool = await createUserPool(emulator, { pool: { LambdaConfig: { PreSignUp } } });
  const signUp = (Username: string) => pool.cognito.signUp({ ClientId: pool.ClientId, Username, Password: password });
  const allow = (StatementId: string, SourceArn: string) =>
    lambda.addPermission({
      FunctionName: PreSignUp,
      StatementId,
      SourceArn,
      SourceAccount: accountId,
      Principal: 'cognito-idp.amazonaws.com',
      Action: 'lambda:InvokeFunction',
    });
  await signUp('ann');
  const { UserPool } = await pool.cognito.describeUserPool({ UserPoolId: pool.UserPoolId });

  await lambda.removePermission({ FunctionName: PreSignUp, StatementId: 'cognito-idp' });
  await allow('another', `${UserPool?.Arn ?? ''}x`);
  await expect(signUp('ben')).rejects.toMatchObject({
    name: 'UnexpectedLambdaException',
    message: 'PreSignUp invocation failed due to error AccessDeniedException.',
  });
  await allow('this', UserPool?.Arn ?? '');
  await signUp('ben');
});
