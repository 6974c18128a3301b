import { allowsRuleToSend } from '../../../../replay/archive/allows-rule-to-send.ts';

const rule = 'arn:aws:events:eu-west-1:111122223333:rule/identity/Analytics-replay';
const statement = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Condition: { ArnEquals: { 'aws:SourceArn': rule } },
};
const lets = (...statements: readonly object[]) => allowsRuleToSend(JSON.stringify({ Statement: statements }), rule);

test.each<[string, object]>([
  ['its ARN', {}],
  ['the beginning of its ARN', { Condition: { ArnLike: { 'aws:SourceArn': rule.replace('Analytics-replay', '*') } } }],
  ['its ARN among others', { Condition: { ArnEquals: { 'aws:SourceArn': ['arn:other', rule] } } }],
  ['one of several conditions', { Condition: { Bool: { 'aws:SecureTransport': 'true' }, ...statement.Condition } }],
  ['every action', { Action: ['sqs:*'] }],
  ['an action in other messages', { Action: ['sqs:ReceiveMessage', 'SQS:sendMessage'] }],
  ['EventBridge among other services', { Principal: { Service: ['sns.amazonaws.com', 'events.amazonaws.com'] } }],
])('lets a rule write by %s', (_what, over) => {
  expect(lets({ ...statement, ...over })).toBe(true);
});

test.each<[string, object]>([
  ['a denial', { Effect: 'Deny' }],
  ['another service', { Principal: { Service: 'sns.amazonaws.com' } }],
  ['an account', { Principal: { AWS: '111122223333' } }],
  ['no principal', { Principal: undefined }],
  ['another action', { Action: 'sqs:ReceiveMessage' }],
  ['no action', { Action: undefined }],
  ['another rule', { Condition: { ArnEquals: { 'aws:SourceArn': 'arn:other' } } }],
  ['another beginning', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:other/*' } } }],
  ['a rule whose name only begins so', { Condition: { ArnEquals: { 'aws:SourceArn': `${rule}-2` } } }],
  ['another condition', { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }],
  ['no condition', { Condition: undefined }],
])('does not let a rule write by %s', (_what, over) => {
  expect(lets({ ...statement, ...over })).toBe(false);
});

test('reads one statement as well as a list, and any of them is enough', () => {
  expect(allowsRuleToSend(JSON.stringify({ Statement: statement }), rule)).toBe(true);
  expect(lets({ ...statement, Effect: 'Deny' }, statement)).toBe(true);
});

test.each([undefined, '{}'])('does not let a rule write by the policy %j', (policy) => {
  expect(allowsRuleToSend(policy, rule)).toBe(false);
});
