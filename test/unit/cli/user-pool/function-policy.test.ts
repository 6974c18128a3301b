import { letsPoolInvoke, policyOwner } from '../../../../cli/user-pool/function-policy.ts';

const poolArn = 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEf123';

/** As Lambda writes it for a pool. */
const statement = {
  Sid: 'a',
  Effect: 'Allow',
  Principal: { Service: 'cognito-idp.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:Observer',
  Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' }, ArnLike: { 'AWS:SourceArn': poolArn } },
};

const lets = (changes: object): boolean =>
  letsPoolInvoke(JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, ...changes }] }), poolArn);

test.each([
  ['the statement of Lambda', {}],
  ['no condition', { Condition: undefined }],
  ['every pool of the account', { Condition: { ArnLike: { 'aws:SourceArn': poolArn.replace(/eu-west-1_.*/, '*') } } }],
  ['one of several pools', { Condition: { ArnEquals: { 'aws:SourceArn': ['arn:aws:x:::y', poolArn] } } }],
  ['an ARN as text', { Condition: { StringLike: { 'AWS:SourceArn': 'arn:aws:cognito-idp:*' } } }],
  ['lists', { Principal: { Service: ['s3.amazonaws.com', 'cognito-idp.amazonaws.com'] }, Action: ['lambda:*'] }],
])('a policy lets the pool invoke the function: %s', (_name, changes) => {
  expect(lets(changes)).toBe(true);
});

test.each([
  ['another action', { Action: 'lambda:GetFunction' }],
  ['another service', { Principal: { Service: 'events.amazonaws.com' } }],
  ['everyone, which names no service', { Principal: '*' }],
  ['another pool', { Condition: { ArnLike: { 'AWS:SourceArn': `${poolArn}4` } } }],
  ['a wildcard over several parts', { Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:cognito-idp:*' } } }],
  ['another account', { Condition: { ...statement.Condition, StringEquals: { 'AWS:SourceAccount': '999999999999' } } }],
  ['an unknown key', { Condition: { ...statement.Condition, StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
  ['an unknown operator', { Condition: { ArnNotLike: { 'AWS:SourceArn': poolArn } } }],
  ['a denial', { Effect: 'Deny' }],
])('a policy does not let the pool invoke the function: %s', (_name, changes) => {
  expect(lets(changes)).toBe(false);
});

test('a policy without statements lets nobody invoke the function', () => {
  expect(letsPoolInvoke('{}', poolArn)).toBe(false);
  expect(letsPoolInvoke(JSON.stringify({ Statement: statement }), poolArn)).toBe(true);
});

test('a version and an alias have policies of their own', () => {
  const FunctionName = statement.Resource;

  expect(policyOwner(FunctionName)).toEqual({ FunctionName });
  expect(policyOwner(`${FunctionName}:live`)).toEqual({ FunctionName, Qualifier: 'live' });
  expect(policyOwner(`${FunctionName}:$LATEST`)).toEqual({ FunctionName });
});
