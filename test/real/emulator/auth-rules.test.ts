import { randomUUID } from 'node:crypto';
import { EventBridge, type Target } from '@aws-sdk/client-eventbridge';
import { Lambda } from '@aws-sdk/client-lambda';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue, type Queue } from './queue.ts';
import { createRole, policyOf } from './role.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;
let events: EventBridge;
beforeAll(async () => {
  emulator = await startEmulator();
  events = new EventBridge(emulator.settings);
});
afterAll(() => emulator.stop());

const ruleArn = (name: string) => `arn:aws:events:${region}:${accountId}:rule/${name}`;
const fromEvents = { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' };
const ifRule = (name: string) => ({ Condition: { ArnEquals: { 'aws:SourceArn': ruleArn(name) } } });

async function queueWith(...statements: readonly object[]): Promise<Queue> {
  const queue = await createQueue(emulator, `queue-${randomUUID()}`);
  await queue.sqs.setQueueAttributes({ QueueUrl: queue.url, Attributes: { Policy: policyOf(...statements) } });
  return queue;
}

/** Sends an event to a rule of this name, whose dead letters may be written. */
async function sendTo(target: Omit<Target, 'Id'>, Name = `rule-${randomUUID()}`) {
  const deadLetters = await queueWith(fromEvents);
  await events.putRule({ Name, EventPattern: JSON.stringify({ source: [Name] }) });
  const DeadLetterConfig = { Arn: deadLetters.arn };
  await events.putTargets({ Rule: Name, Targets: [{ Id: 'target', DeadLetterConfig, ...target }] });
  await events.putEvents({ Entries: [{ Source: Name, DetailType: 'order placed', Detail: '{"n":1}' }] });
  return deadLetters;
}

test('a rule writes to a queue whose policy names it', async () => {
  const Name = `rule-${randomUUID()}`;
  const queue = await queueWith({ ...fromEvents, ...ifRule(Name) });

  await sendTo({ Arn: queue.arn }, Name);

  expect((await queue.next()).Body).toContain('"n":1');
});

test('a policy sees the rule and the account of EventBridge, and no principal type', async () => {
  const AWSService = { StringEquals: { 'aws:PrincipalType': 'AWSService' } };
  const told = {
    StringEquals: { 'aws:SourceAccount': accountId, 'aws:PrincipalServiceName': 'events.amazonaws.com' },
    Bool: { 'aws:PrincipalIsAWSService': 'true', 'aws:SecureTransport': 'true' },
  };
  const named = await queueWith({ ...fromEvents, Condition: told });
  const byType = await queueWith({ ...fromEvents, Condition: AWSService });

  await sendTo({ Arn: named.arn });
  const deadLetters = await sendTo({ Arn: byType.arn });

  await Promise.all([named.next(), deadLetters.next()]);
});

test('an event that no policy allows is dead-lettered at once, with four attributes', async () => {
  const queue = await queueWith({ ...fromEvents, ...ifRule('another') });

  const deadLetters = await sendTo({ Arn: queue.arn });

  const { MessageAttributes = {} } = await deadLetters.next();
  expect(Object.keys(MessageAttributes).toSorted()).toEqual(['ERROR_CODE', 'ERROR_MESSAGE', 'RULE_ARN', 'TARGET_ARN']);
  expect(MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    ERROR_MESSAGE: { StringValue: expect.stringContaining(`sqs:SendMessage on resource: ${queue.arn}`) as string },
    TARGET_ARN: { StringValue: queue.arn },
  });
  expect(await queue.receive()).toEqual([]);
});

test('a dead-letter queue that does not let the rule in gets nothing', async () => {
  const [queue, silent] = [await queueWith(), await queueWith({ ...fromEvents, ...ifRule('another') })];

  await sendTo({ Arn: queue.arn, DeadLetterConfig: { Arn: silent.arn } });
  const later = await queueWith(fromEvents);
  await sendTo({ Arn: later.arn });

  await later.next();
  expect(await silent.receive()).toEqual([]);
});

test.each([
  ['may send', 'sqs:SendMessage', 'order placed'],
  ['may not send', 'sqs:ReceiveMessage', 'NO_PERMISSIONS'],
])('a target with a role that %s needs no policy', async (_what, Action, found) => {
  const queue = await queueWith();
  const { arn: RoleArn } = await createRole(emulator, { Action, Resource: queue.arn });

  const deadLetters = await sendTo({ Arn: queue.arn, RoleArn });

  const message = await (found === 'NO_PERMISSIONS' ? deadLetters : queue).next();
  expect(JSON.stringify(message)).toContain(found);
});

test('a function is invoked by a rule that its policy names, and by no other', async () => {
  const calls: unknown[] = [];
  const Arn = await emulator.createFunction((event) => {
    calls.push(event);
    return null;
  });
  const lambda = new Lambda(emulator.settings);
  const statement = { FunctionName: Arn, Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' };
  await lambda.removePermission({ FunctionName: Arn, StatementId: 'events' });
  await lambda.addPermission({ ...statement, StatementId: 'one', SourceArn: ruleArn('one') });

  const deadLetters = await sendTo({ Arn }, 'two');
  await sendTo({ Arn }, 'one');

  expect((await deadLetters.next()).MessageAttributes?.['ERROR_CODE']).toMatchObject({ StringValue: 'NO_PERMISSIONS' });
  await waitFor(() => calls.length > 0, { what: 'the call by the rule that is named', timeoutMs: 10_000 });
  expect(calls).toMatchObject([{ source: 'one' }]);
});

/** A queue under a key whose policy lets EventBridge do this, under this condition. */
async function encryptedQueue(actions: readonly string[], Condition?: object) {
  const name = `key-${randomUUID()}`;
  const principal = { Principal: { Service: 'events.amazonaws.com' }, Action: actions, Resource: '*' };
  const own = { Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'kms:*', Resource: '*' };
  const KeyPolicy = JSON.parse(policyOf(own, { ...principal, ...(Condition ? { Condition } : {}) })) as object;
  const template = (Enabled: boolean) => ({
    Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy, Enabled } } },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  });
  const stack = await deployStack(emulator, name, template(true));
  const queue = await queueWith(fromEvents);
  const KmsMasterKeyId = stack.outputs['Arn'] ?? '';
  await queue.sqs.setQueueAttributes({ QueueUrl: queue.url, Attributes: { KmsMasterKeyId } });
  return { queue, disable: () => stack.update(template(false)) };
}

test("an encrypted queue needs a key that allows the rule's EventBridge for the queue", async () => {
  const actions = ['kms:GenerateDataKey', 'kms:Decrypt'];
  const { queue } = await encryptedQueue(actions, {
    StringEquals: { 'aws:PrincipalServiceName': 'events.amazonaws.com' },
  });
  const { queue: byAccount } = await encryptedQueue(actions, { StringEquals: { 'aws:SourceAccount': accountId } });
  const { queue: half } = await encryptedQueue(['kms:GenerateDataKey']);

  await sendTo({ Arn: queue.arn });
  const refused = [await sendTo({ Arn: byAccount.arn }), await sendTo({ Arn: half.arn })];

  await queue.next();
  for (const deadLetters of refused)
    expect((await deadLetters.next()).MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
      ERROR_MESSAGE: { StringValue: expect.stringContaining('kms:') as string },
    });
});

test('a queue whose key is disabled does not count as a resource', async () => {
  const { queue, disable } = await encryptedQueue(['kms:*']);
  await disable();

  const deadLetters = await sendTo({ Arn: queue.arn });

  expect((await deadLetters.next()).MessageAttributes?.['ERROR_CODE']).toMatchObject({ StringValue: 'NO_RESOURCE' });
});
