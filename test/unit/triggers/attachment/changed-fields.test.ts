import { changedFields, isSameTriggers } from '../../../../triggers/attachment/changed-fields.ts';
import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import { aUserPool, ourFunction, theirFunction } from '../../../given/builders/a-user-pool.ts';

const before = aUserPool();
const moving = ['LastModifiedDate', 'EstimatedNumberOfUsers', 'LambdaConfig'];

test.each(Object.keys(before).filter((name) => !moving.includes(name)))('a change of %s is seen', (name) => {
  expect(changedFields(before, { ...before, [name]: undefined }, before.LambdaConfig)).toEqual([name]);
});

test('ignores fields that change by themselves, and expected triggers', () => {
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

test('names changed fields in alphabetical order, triggers included', () => {
  const after = { ...before, MfaConfiguration: 'ON', DeletionProtection: 'INACTIVE' } as const;

  expect(changedFields(before, after, {})).toEqual(['DeletionProtection', 'LambdaConfig', 'MfaConfiguration']);
});

test.each([0, 1, false, true])('counts a new setting of %p as a change', (Newer) => {
  const after = { ...before, Newer };

  expect(changedFields(before, after, before.LambdaConfig)).toEqual(['Newer']);
});

test.each([{ UserPoolTags: {} }, { AutoVerifiedAttributes: [] }])('counts an empty setting as unset: %j', (empty) => {
  const unset = Object.fromEntries(Object.keys(empty).map((name) => [name, undefined]));

  expect(changedFields({ ...before, ...unset }, { ...before, ...empty }, before.LambdaConfig)).toEqual([]);
});

test.each([undefined, null, '', {}, []])('counts a trigger of %j as unset', (PreSignUp) => {
  expect(isSameTriggers({ PreSignUp } as LambdaConfigType, {})).toBe(true);
});

test('counts a version of the token trigger without a function as unset', () => {
  const versionAlone = { PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: undefined } } as const;

  expect(isSameTriggers(versionAlone, {})).toBe(true);
  expect(isSameTriggers(versionAlone, { PreSignUp: ourFunction })).toBe(false);
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
