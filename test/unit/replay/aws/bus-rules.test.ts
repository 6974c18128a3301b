import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { busRules } from '../../../../replay/aws/bus-rules.ts';
import { fakeAws, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';

let aws: Awaited<ReturnType<typeof fakeAws>> | undefined;
afterEach(() => aws?.close());

const rules = (answers: Readonly<Record<string, AwsAnswer>>) => rulesOf(({ operation }) => answers[operation] ?? {});

async function rulesOf(answer: (call: AwsCall) => AwsAnswer) {
  aws = await fakeAws(answer);
  const sqs = new SQSClient({ endpoint: aws.url, useQueueUrlAsEndpoint: false, maxAttempts: 1 });
  return { port: busRules(new EventBridgeClient({ maxAttempts: 1 }), sqs), calls: aws.calls };
}

const target = { Id: 'a', Arn: 'arn:queue', InputPath: '$.detail' };
const rule = { bus: 'identity', name: 'x-replay', description: 'd', pattern: '{"source":["s"]}', targets: [target] };
const refused = { FailedEntryCount: 1, FailedEntries: [{ TargetId: 'a', ErrorCode: 'Nope' }] };

test('a rule is read with its targets', async () => {
  const { port } = await rules({
    DescribeRule: { Arn: 'arn:x', EventPattern: '{"source":["s"]}' },
    ListTargetsByRule: { Targets: [target] },
  });

  expect(await port.read('identity', 'x')).toEqual({ arn: 'arn:x', pattern: '{"source":["s"]}', targets: [target] });
});

test('a rule is made, then its targets', async () => {
  const { port, calls } = await rules({ PutRule: { RuleArn: 'arn:new' }, PutTargets: {} });

  expect(await port.create(rule)).toBe('arn:new');
  expect(calls).toMatchObject([
    {
      operation: 'PutRule',
      input: { EventBusName: 'identity', Name: 'x-replay', State: 'ENABLED', EventPattern: '{"source":["s"]}' },
    },
    { operation: 'PutTargets', input: { EventBusName: 'identity', Rule: 'x-replay', Targets: [target] } },
  ]);
});

test('a target that is refused is an error', async () => {
  const { port } = await rules({ PutRule: { RuleArn: 'arn:new' }, PutTargets: refused });

  await expect(port.create(rule)).rejects.toThrow('refused a target of the rule x-replay: Nope');
});

test('targets go before their rule, and a rule without any goes at once', async () => {
  const full = await rules({ ListTargetsByRule: { Targets: [{ Arn: 'arn:unnamed' }, target] } });
  await full.port.remove('identity', 'x-replay');
  expect(full.calls.map(({ operation }) => operation)).toEqual(['ListTargetsByRule', 'RemoveTargets', 'DeleteRule']);
  expect(full.calls[1]?.input).toMatchObject({ Rule: 'x-replay', Ids: ['a'] });

  await aws?.close();
  const empty = await rules({});
  await empty.port.remove('identity', 'x-replay');
  expect(empty.calls.map(({ operation }) => operation)).toEqual(['ListTargetsByRule', 'DeleteRule']);
});

test('a target that stays is an error', async () => {
  const { port } = await rules({ ListTargetsByRule: { Targets: [target] }, RemoveTargets: refused });

  await expect(port.remove('identity', 'x-replay')).rejects.toThrow('kept a target of the rule x-replay: Nope');
});

test('a rule of which EventBridge tells nothing takes every event', async () => {
  const { port } = await rules({});

  expect(await port.read('identity', 'x')).toEqual({ arn: '', pattern: '{}', targets: [] });
  expect(await port.create(rule)).toBe('');
});

test('a target that fails without a code is an error', async () => {
  const failed = { FailedEntryCount: 1, FailedEntries: [{ TargetId: 'a' }] };
  const { port } = await rules({ ListTargetsByRule: { Targets: [target] }, PutTargets: failed, RemoveTargets: failed });

  await expect(port.create(rule)).rejects.toThrow('refused a target of the rule x-replay: no code.');
  await expect(port.remove('identity', 'x-replay')).rejects.toThrow('kept a target of the rule x-replay: no code.');
});

test('reads and removes the rule of this bus and this name', async () => {
  const { port, calls } = await rules({});
  await port.read('identity', 'x');
  await port.remove('identity', 'x');

  expect(calls).toMatchObject([
    { operation: 'DescribeRule', input: { EventBusName: 'identity', Name: 'x' } },
    { operation: 'ListTargetsByRule', input: { EventBusName: 'identity', Rule: 'x' } },
    { operation: 'ListTargetsByRule', input: { EventBusName: 'identity', Rule: 'x' } },
    { operation: 'DeleteRule', input: { EventBusName: 'identity', Name: 'x' } },
  ]);
});

test('lists the rules of all pages', async () => {
  const { port } = await rulesOf(({ input }) =>
    (input as { NextToken?: string }).NextToken === undefined
      ? { Rules: [{ Name: 'a', Arn: 'arn:a' }], NextToken: 'more' }
      : { Rules: [{ Name: 'b', Arn: 'arn:b' }] },
  );

  expect(await port.list('identity')).toEqual([
    { name: 'a', arn: 'arn:a' },
    { name: 'b', arn: 'arn:b' },
  ]);
});

test('lists no rules of a bus without any, and asks for this bus', async () => {
  const { port, calls } = await rules({});

  expect(await port.list('identity')).toEqual([]);
  expect(calls).toMatchObject([{ operation: 'ListRules', input: { EventBusName: 'identity' } }]);
});

test('reads the policy of a queue, and none of a queue without one', async () => {
  const { port, calls } = await rules({ GetQueueAttributes: { Attributes: { Policy: '{"Statement":[]}' } } });

  expect(await port.queuePolicy('https://sqs/1/q')).toBe('{"Statement":[]}');
  expect(calls[0]).toMatchObject({ operation: 'GetQueueAttributes', input: { AttributeNames: ['Policy'] } });
  await aws?.close();
  expect(await (await rules({})).port.queuePolicy('https://sqs/1/q')).toBeUndefined();
});
