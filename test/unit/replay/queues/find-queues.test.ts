import { UsageError } from '../../../../platform/usage-error.ts';
import { chooseQueues, isQueueUrl } from '../../../../replay/queues/choose-queues.ts';
import { consumerRoles, findDestinations } from '../../../../replay/queues/destinations.ts';
import { findQueues } from '../../../../replay/queues/find-queues.ts';

const url = (name: string): string => `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;
const outputs = {
  DeadLetterQueueUrl: url('dlq'),
  RuleDeadLetterQueueUrl: url('rule-dlq'),
  AuditDeadLetterQueueUrl: url('audit-dlq'),
  OutboxDeadLetterQueueUrl: url('outbox-dlq'),
  OutboxQueueUrl: url('outbox'),
  BigDataRuleDeadLetterQueueUrl: url('big'),
  BigDataRoleArn: 'arn:role:big-data',
  OtherRoleArn: 'arn:role:other',
};
const found = findQueues(outputs);

test('finds the queues of a stack, and which of them a function works on', () => {
  expect(found.map(({ name, format, replaysTo, isLive }) => [name, format, replaysTo, isLive])).toEqual([
    ['dead-letters', 'event', 'queue', false],
    ['rule-dead-letters', 'envelope', 'queue', false],
    ['audit-dead-letters', 'cloudtrail-record', 'function', false],
    ['outbox-dead-letters', 'event', 'bus', false],
    ['outbox', 'event', 'bus', true],
    ['big-data-rule-dead-letters', 'envelope', 'bus', false],
  ]);
});

test.each(['Old-RuleDeadLetterQueueUrl', 'BigDataRuleDeadLetterQueueUrl2', 'BigDataDeadLetterQueueUrl'])(
  'finds no queue of a consumer in the output %s',
  (name) => {
    expect(findQueues({ [name]: url('x') })).toEqual([]);
  },
);

test('finds the role of a consumer next to its queue, and no other', () => {
  expect(consumerRoles(outputs)).toEqual(['arn:role:big-data']);
  expect(consumerRoles({ RoleArn: 'arn:role', EventBusName: 'x', undefinedRoleArn: 'arn:role' })).toEqual([]);
  // Of a stack of a version whose consumers had no role.
  expect(consumerRoles({ BigDataRuleDeadLetterQueueUrl: url('big') })).toHaveLength(0);
});

test('has no destinations that a stack does not name', () => {
  expect(findDestinations({})).toEqual({
    queueUrl: undefined,
    busName: undefined,
    auditFunction: undefined,
    forwarder: undefined,
  });
});

test('takes every dead-letter queue without a choice, and not the outbox', () => {
  expect(chooseQueues(found, []).map(({ name }) => name)).not.toContain('outbox');
  expect(chooseQueues(found, []).map(({ name }) => name)).toContain('big-data-rule-dead-letters');
  expect(chooseQueues(found, [])).toHaveLength(5);
});

test('takes a queue by its name or by its URL, each once, in the order of the choice', () => {
  const chosen = ['outbox', url('dlq'), 'dead-letters', `${url('dlq')}//`, url('other')];

  expect(chooseQueues(found, chosen)).toEqual([
    found[4],
    found[0],
    { name: 'other', url: url('other'), format: 'event', replaysTo: undefined, isLive: false },
  ]);
});

test('names the queues that exist for a name that none has', () => {
  expect(() => chooseQueues(found, ['dlq'])).toThrow(UsageError);
  expect(() => chooseQueues(found, ['dlq'])).toThrow('Unknown --queue "dlq". The stack has: dead-letters, rule-');
  expect(() => chooseQueues([], ['dlq'])).toThrow('The stack has: none.');
});

test.each([
  [url('q'), true],
  ['http://127.0.0.1:4566/000000000000/q', true],
  ['http://localhost/q', true],
  ['arn:aws:sqs:eu-west-1:111122223333:q', false],
  ['https://sqs.eu-west-1.amazonaws.com/', false],
  ['https://sqs.eu-west-1.amazonaws.com', false],
  ['https:///q', false],
  ['ftp://sqs/q', false],
  ['see https://sqs/1/q', false],
  ['queue:https://sqs/1/q', false],
  ['outbox', false],
])('takes %s for the URL of a queue: %s', (text, isUrl) => {
  expect(isQueueUrl(text)).toBe(isUrl);
});
