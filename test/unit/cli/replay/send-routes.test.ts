import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, outputsWithoutAuditQueue, runReplay } from './replay-run.ts';

const refusedByRule = texts({
  RULE_ARN: 'arn:rule',
  TARGET_ARN: 'arn:queue',
  ERROR_CODE: 'NO_PERMISSIONS',
  ERROR_MESSAGE: 'x',
});
const oddlySpaced = () =>
  JSON.stringify(anEvent()).replace('{', '{ \t ').replace('"ann"', '"ünï" ,  "big" : 12345678901234567890.10');

test('from the outbox: to the bus, byte for byte, with the type and time of the event', async () => {
  const queues = fakeQueues({ facts: { maxReceiveCount: 480 } });
  const event = anEvent();
  const body = JSON.stringify(event).replace(':', ' :  ');
  queues.put(outputs.OutboxQueueUrl, aQueueMessage({ body, attributes: texts({ reason: 'TIMEOUT' }) }));

  const { published, code } = await runReplay(['send', '--queue', 'outbox', '--yes'], { queues });

  expect(code).toBe(0);
  expect(published).toEqual([{ bus: 'identity', type: event.type, time: event.time, detail: body }]);
  expect(queues.messages(outputs.OutboxQueueUrl)).toEqual([]);
});

test('keeps events in the queue that the bus rejects', async () => {
  const queues = fakeQueues();
  queues.put(outputs.OutboxDeadLetterQueueUrl, aQueueMessage());

  const { code, stderr } = await runReplay(['send', '--yes'], { queues, refuses: () => 'ThrottlingException' });

  expect(code).toBe(1);
  expect(stderr.join()).toContain('failed, still in the queue: 1 ThrottlingException');
  expect(queues.messages(outputs.OutboxDeadLetterQueueUrl)).toHaveLength(1);
});

test("from the forwarder's rule: only to its queue, the detail byte for byte", async () => {
  const queues = fakeQueues();
  const detail = oddlySpaced();
  const body = `{"version":"0", "detail-type":"x" ,"detail":  ${detail} , "id":"e-1"}`;
  queues.put(outputs.RuleDeadLetterQueueUrl, aQueueMessage({ body, attributes: refusedByRule }));

  const { published } = await runReplay(['send', '--queue', 'rule-dead-letters', '--yes'], { queues });

  expect(published).toEqual([]);
  expect(queues.messages(outputs.QueueUrl).map(({ body: sent }) => sent)).toEqual([detail]);
});

test('finds the rule of a consumer, and sends its events to the bus', async () => {
  const queues = fakeQueues();
  const stack = { ...outputs, BigDataRuleDeadLetterQueueUrl: 'https://sqs/1/big' };
  const detail = oddlySpaced();
  queues.put(
    stack.BigDataRuleDeadLetterQueueUrl,
    aQueueMessage({ body: `{"detail":${detail}}`, attributes: refusedByRule }),
  );

  const argv = ['send', '--queue', 'big-data-rule-dead-letters', '--yes'];
  const { published, stderr } = await runReplay(argv, { queues, stack });

  expect(published.map((entry) => entry.detail)).toEqual([detail]);
  expect(stderr[0]).toContain('where every consumer receives them again');
});

describe('CloudTrail records', () => {
  const record = '{"source":"aws.cognito-idp",  "detail":{"eventName":"Logout"}}';
  const withRecord = (url: string) => {
    const queues = fakeQueues();
    queues.put(url, aQueueMessage({ body: record, attributes: refusedByRule }));
    return queues;
  };

  test.each([
    ['audit-dead-letters', outputs.AuditDeadLetterQueueUrl],
    ['audit-rules-dead-letters', outputs.AuditRulesDeadLetterQueueUrl],
  ])('go from %s to the queue of the audit function, byte for byte', async (queue, url) => {
    const queues = withRecord(url);

    const { code, invoked, stderr } = await runReplay(['send', '--queue', queue, '--yes'], { queues });

    expect([code, invoked, stderr.join()]).toEqual([
      0,
      [],
      expect.stringContaining("1 sent to the audit function's queue"),
    ]);
    expect(queues.messages(outputs.AuditQueueUrl)).toMatchObject([
      { body: record, attributes: { 'replayed-from': { StringValue: queue } } },
    ]);
    expect(queues.messages(url)).toEqual([]);
  });

  test('go to nothing else', async () => {
    const queues = withRecord(outputs.AuditDeadLetterQueueUrl);
    const argv = ['send', '--queue', 'audit-dead-letters', '--to', 'bus', '--yes'];

    const { code, published, invoked, stderr } = await runReplay(argv, { queues });

    expect([code, published, invoked]).toEqual([1, [], []]);
    expect(stderr[0]).toContain('only AWS can send to a bus');
    expect(queues.messages(outputs.AuditDeadLetterQueueUrl)).toMatchObject([{ body: record }]);
  });

  test('go to the function itself in a stack of a version without the queue', async () => {
    const queues = withRecord(outputs.AuditDeadLetterQueueUrl);
    const stack = outputsWithoutAuditQueue;

    const { code, invoked } = await runReplay(['send', '--queue', 'audit-dead-letters', '--yes'], { queues, stack });

    expect([code, invoked]).toEqual([0, [{ name: 'audit-reader', payload: record }]]);
    expect(queues.messages(outputs.AuditDeadLetterQueueUrl)).toEqual([]);
  });

  test('stay in the queue of the audit function, which empties it', async () => {
    const queues = withRecord(outputs.AuditQueueUrl);

    const { code, stderr } = await runReplay(['send', '--queue', 'audit', '--yes'], { queues });

    expect([code, stderr[0]]).toEqual([1, expect.stringContaining('the audit function empties this queue itself')]);
    expect(queues.messages(outputs.AuditQueueUrl)).toMatchObject([{ body: record }]);
  });
});

test('requires --to for a queue that is known only by its URL', async () => {
  const queues = fakeQueues();
  queues.put('https://sqs/1/mine', aQueueMessage());
  const argv = ['send', '--queue', 'https://sqs/1/mine', '--yes'];

  const untold = await runReplay(argv, { queues });
  expect([untold.code, untold.stderr[0]]).toEqual([1, expect.stringContaining('specify --to queue or --to bus')]);
  const told = await runReplay([...argv, '--to', 'queue'], { queues });
  expect([told.code, queues.messages(outputs.QueueUrl)]).toEqual([0, [expect.anything()]]);
});

test.each([
  [['--to', 'queue'], 'the stack has no output "QueueUrl"'],
  [['--to', 'bus'], 'the stack has no output "EventBusName"'],
])('%j without a stack that has it is refused', async (to, said) => {
  const stack = { DeadLetterQueueUrl: outputs.DeadLetterQueueUrl };

  const { code, stderr } = await runReplay(['send', ...to], { queues: fakeQueues(), stack });

  expect([code, stderr[0]]).toEqual([1, expect.stringContaining(said)]);
});

test('--to kafka-topic brings the events straight to Kafka, and deletes them then', async () => {
  const queues = fakeQueues();
  const message = aQueueMessage();
  queues.put(outputs.DeadLetterQueueUrl, message);

  const { code, toKafka, stderr } = await runReplay(
    ['send', '--queue', 'dead-letters', '--to', 'kafka-topic', '--yes'],
    {
      queues,
    },
  );

  expect([code, toKafka]).toEqual([0, [{ forwarder: 'forwarder', event: message.body }]]);
  expect(stderr.join()).toContain('1 sent to Kafka itself');
  expect(queues.messages(outputs.DeadLetterQueueUrl)).toEqual([]);
});

test.each([
  ['audit-dead-letters', [], 'the stack has no output "AuditQueueUrl"'],
  ['dead-letters', ['--to', 'kafka-topic'], 'the stack has no output "ForwarderFunctionName"'],
])('messages of %s without a function to send them to are refused', async (queue, to, said) => {
  const { DeadLetterQueueUrl, AuditDeadLetterQueueUrl } = outputs;

  const { code, stderr } = await runReplay(['send', '--queue', queue, ...to], {
    queues: fakeQueues(),
    stack: { DeadLetterQueueUrl, AuditDeadLetterQueueUrl },
  });

  expect([code, stderr[0]]).toEqual([1, expect.stringContaining(said)]);
});

test('an event without a type or a time does not go to the bus, and holds up no other', async () => {
  const queues = fakeQueues();
  const sound = aQueueMessage();
  const untyped = { ...anEvent(), type: undefined };
  for (const body of [JSON.stringify(untyped), sound.body, JSON.stringify({ ...anEvent(), time: 'noon' })]) {
    queues.put(outputs.OutboxDeadLetterQueueUrl, aQueueMessage({ body, attributes: texts({ reason: 'TIMEOUT' }) }));
  }

  const { code, published, stderr } = await runReplay(['send', '--queue', 'outbox-dead-letters', '--force', '--yes'], {
    queues,
  });

  expect([code, published.map(({ detail }) => detail)]).toEqual([1, [sound.body]]);
  expect(stderr.join()).toContain('failed, still in the queue: 2 NO_TYPE_OR_TIME');
});
