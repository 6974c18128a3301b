import { randomUUID } from 'node:crypto';
import { EventBridge, type Target } from '@aws-sdk/client-eventbridge';
import { Lambda } from '@aws-sdk/client-lambda';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue } from './queue.ts';

let emulator: Emulator;
let events: EventBridge;

beforeAll(async () => {
  emulator = await startEmulator();
  events = new EventBridge(emulator.settings);
});
afterAll(() => emulator.stop());

const detail = { zone: 'Zürich', amount: 3, items: ['a', 'b'] };

/** Sends one event to a rule of its own with this target. Returns the rule's ARN and the event's id. */
async function sendTo(target: Omit<Target, 'Id'>) {
  const Name = `rule-${randomUUID()}`;
  const { RuleArn } = await events.putRule({ Name, EventPattern: JSON.stringify({ source: [Name] }) });
  await events.putTargets({ Rule: Name, Targets: [{ Id: 'target', ...target }] });
  const { Entries } = await events.putEvents({
    Entries: [{ Source: Name, DetailType: 'order placed', Detail: JSON.stringify(detail), Resources: ['order/1'] }],
  });
  return { rule: RuleArn, source: Name, id: Entries?.[0]?.EventId };
}

test("a queue gets the event as compact JSON in AWS's order of keys", async () => {
  const queue = await createQueue(emulator, 'whole');

  const { id, source } = await sendTo({ Arn: queue.arn });

  const { Body = '' } = await queue.next();
  const { time } = JSON.parse(Body) as { time: string };
  const head = { version: '0', id, 'detail-type': 'order placed', source, account: accountId, time, region };
  expect(Body).toBe(JSON.stringify({ ...head, resources: ['order/1'], detail }));
});

test('an input path delivers that part as compact JSON', async () => {
  const queue = await createQueue(emulator, 'part');

  await sendTo({ Arn: queue.arn, InputPath: '$.detail' });

  expect((await queue.next()).Body).toBe(JSON.stringify(detail));
});

test('an input transformer fills in compact JSON', async () => {
  const queue = await createQueue(emulator, 'transformed');
  const InputTransformer = { InputPathsMap: { what: '$.detail' }, InputTemplate: '{"what":<what>}' };

  await sendTo({ Arn: queue.arn, InputTransformer });

  expect((await queue.next()).Body).toBe(JSON.stringify({ what: detail }));
});

test.each(['sqs', 'lambda', 'logs', 'firehose'])(
  "an event for a missing %s target goes to the rule's dead-letter queue",
  async (service) => {
    const deadLetters = await createQueue(emulator, `${service}-dead-letters`);
    const resource = { sqs: 'gone', lambda: 'function:gone', logs: 'log-group:gone', firehose: 'deliverystream/gone' }[
      service
    ];
    const Arn = `arn:aws:${service}:${region}:${accountId}:${resource ?? ''}`;

    const { rule, id } = await sendTo({ Arn, DeadLetterConfig: { Arn: deadLetters.arn } });

    const { Body = '', MessageAttributes } = await deadLetters.next();
    expect(JSON.parse(Body)).toMatchObject({ id, detail });
    expect(MessageAttributes).toMatchObject({
      RULE_ARN: { StringValue: rule },
      TARGET_ARN: { StringValue: Arn },
      ERROR_CODE: { StringValue: 'NO_RESOURCE' },
      ERROR_MESSAGE: { DataType: 'String' },
    });
    // Nothing was tried again, as captured on AWS.
    expect(Object.keys(MessageAttributes ?? {})).toHaveLength(4);
  },
);

test('a function that throws is retried, and its event then reaches its destination', async () => {
  let calls = 0;
  const FunctionName = await emulator.createFunction(() => {
    calls += 1;
    throw new Error('broken');
  });
  const onFailure = await createQueue(emulator, 'on-failure');
  const deadLetters = await createQueue(emulator, 'unused-dead-letters');
  await new Lambda(emulator.settings).putFunctionEventInvokeConfig({
    FunctionName,
    MaximumRetryAttempts: 1,
    DestinationConfig: { OnFailure: { Destination: onFailure.arn } },
  });

  const { id } = await sendTo({ Arn: FunctionName, DeadLetterConfig: { Arn: deadLetters.arn } });

  const { Body = '' } = await onFailure.next();
  expect(JSON.parse(Body)).toMatchObject({ requestPayload: { id } });
  expect(calls).toBe(2);
  expect(await deadLetters.receive()).toEqual([]);
});

test('the dead letter of a function is the event as the rule delivered it', async () => {
  const FunctionName = await emulator.createFunction(() => {
    throw new Error('broken');
  });
  const lambda = new Lambda(emulator.settings);
  const deadLetters = await createQueue(emulator, 'function-dead-letters');
  await lambda.updateFunctionConfiguration({ FunctionName, DeadLetterConfig: { TargetArn: deadLetters.arn } });
  await lambda.putFunctionEventInvokeConfig({ FunctionName, MaximumRetryAttempts: 0 });

  const { id, source } = await sendTo({ Arn: FunctionName });

  const { Body = '' } = await deadLetters.next();
  const { time } = JSON.parse(Body) as { time: string };
  const head = { version: '0', id, 'detail-type': 'order placed', source, account: accountId, time, region };
  expect(Body).toBe(JSON.stringify({ ...head, resources: ['order/1'], detail }));
});
