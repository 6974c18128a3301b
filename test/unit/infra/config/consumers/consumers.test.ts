import { demandOf } from '../../../../../infra/config/config-problem.ts';
import { ruleViolations } from '../../../../../infra/config/rule-violations.ts';

const queue = 'arn:aws:sqs:eu-west-1:444455556666:shop';
const problemsOf = (consumers: unknown) =>
  ruleViolations({ consumers }).map((problem) => [problem.path.join('.'), problem.found, demandOf(problem)]);

test.each([
  queue,
  'arn:aws:lambda:eu-west-1:444455556666:function:shop:live',
  'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/shop',
  'arn:aws:events:eu-west-1:444455556666:event-bus/default',
  'arn:aws:events:eu-west-1:111122223333:api-destination/shop/11112222-3333-4444-5555-666677778888',
  'arn:aws-us-gov:firehose:us-gov-west-1:111122223333:deliverystream/shop',
])('a consumer can be %s', (target) => {
  expect(problemsOf({ Shop: { types: ['cognito.*'], target } })).toEqual([]);
});

test.each([
  `${queue}.fifo`,
  'arn:aws:sns:eu-west-1:111122223333:shop',
  'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/shop:*',
  'https://sqs.eu-west-1.amazonaws.com/444455556666/shop',
  '',
])('a consumer cannot be %s', (target) => {
  expect(problemsOf({ Shop: { types: ['cognito.*'], target } })).toEqual([
    ['consumers.Shop.target', target, expect.stringContaining('the ARN of a queue (not a FIFO one)')],
  ]);
});

test('reports every mistake of every consumer', () => {
  const consumers = {
    'the shop': { types: ['cognito.login.*'], target: queue },
    Types: { types: ['cognito.login.*', 'cognito.logn.*'], filter: { any: [1] }, target: queue },
    Filter: { types: ['cognito.logout.completed.v1'], filter: { data: { reason: ['x'] } }, target: queue },
    Bus: {
      types: ['cognito.*'],
      target: 'arn:aws:events:eu-west-1:444455556666:event-bus/theirs',
      maxEventAgeMinutes: 5,
      retryAttempts: 0,
    },
  };
  const noRetries = 'must not be set because EventBridge accepts no retry policy for an event bus';

  expect(problemsOf(consumers)).toEqual([
    [
      'consumers.the shop',
      'the shop',
      'allowed: a name of at most 40 letters and digits, beginning with a capital letter',
    ],
    ['consumers.Types.types.1', 'cognito.logn.*', expect.stringContaining('a prefix of event types: cognito.login.*')],
    ['consumers.Filter.filter.data.reason', ['x'], expect.stringContaining('one of these fields: userPoolId')],
    ['consumers.Bus.maxEventAgeMinutes', 5, noRetries],
    ['consumers.Bus.retryAttempts', 0, noRetries],
  ]);
});

test('reports an event pattern that is too long for EventBridge', () => {
  const long = { data: { clientId: Array.from({ length: 150 }, (_, index) => `client-number-${index}`) } };

  expect(problemsOf({ Shop: { types: ['cognito.*'], filter: long, target: queue } })).toEqual([
    ['consumers.Shop.types', expect.stringMatching(/^\d+ characters$/), expect.stringContaining('2048 characters')],
  ]);
});

test.each([[undefined], [null], ['x'], [{ Shop: null }], [{ Shop: { types: 5 } }], [{ Shop: { types: [5] } }]])(
  'leaves input that the schema rejects to the schema: %j',
  (consumers) => {
    expect(problemsOf(consumers)).toEqual([]);
  },
);
