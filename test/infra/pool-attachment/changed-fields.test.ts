import { changedFields, isSameTriggers } from '../../../infra/pool-attachment/changed-fields.ts';
import { aUserPool, ourFunction, theirFunction } from '../../builders/a-user-pool.ts';

const before = aUserPool();
const moving = ['LastModifiedDate', 'EstimatedNumberOfUsers', 'LambdaConfig'];

test.each(Object.keys(before).filter((name) => !moving.includes(name)))('a change of %s is seen', (name) => {
  expect(changedFields(before, { ...before, [name]: undefined }, before.LambdaConfig)).toEqual([name]);
});

test('what moves by itself is no change, and neither are triggers that are as expected', () => {
  const after = { ...before, LastModifiedDate: new Date(), EstimatedNumberOfUsers: 1, LambdaConfig: {} };

  expect(changedFields(before, after, {})).toEqual([]);
});

test('a setting that was not there before is a change; an empty one is none', () => {
  const plain = { ...before, AcrConfiguration: undefined, SmsAuthenticationMessage: undefined };

  expect(changedFields(plain, { ...before, SmsAuthenticationMessage: '' }, before.LambdaConfig)).toEqual([
    'AcrConfiguration',
  ]);
});

test('other triggers than expected are a change', () => {
  expect(changedFields(before, before, { PreSignUp: ourFunction })).toEqual(['LambdaConfig']);
});

test('the token trigger is the same in either of its members, or in both', () => {
  const named = { PreTokenGeneration: ourFunction };
  const versioned = { PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: ourFunction } } as const;

  expect(isSameTriggers(named, versioned)).toBe(true);
  expect(isSameTriggers(named, { ...named, ...versioned })).toBe(true);
  expect(isSameTriggers(named, { PreTokenGeneration: theirFunction })).toBe(false);
  expect(isSameTriggers(named, { PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: ourFunction } })).toBe(
    false,
  );
  expect(isSameTriggers(named, {})).toBe(false);
});
