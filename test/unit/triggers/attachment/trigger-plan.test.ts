import { observedTriggers } from '../../../../triggers/attachment/observed-triggers.ts';
import {
  membersWith,
  missingTriggers,
  triggerStates,
  withFunction,
  withoutFunction,
} from '../../../../triggers/attachment/trigger-plan.ts';
import { aUserPool, ourFunction, theirFunction } from '../../../given/builders/a-user-pool.ts';

const desired = { functionArn: ourFunction };
const theirs = aUserPool().LambdaConfig;
const onEach = Object.fromEntries(observedTriggers.map((trigger) => [trigger, ourFunction]));

test('an observer sits on six triggers, none of which decides', () => {
  expect(observedTriggers).toEqual([
    'PreSignUp',
    'PostConfirmation',
    'PreAuthentication',
    'PostAuthentication',
    'PreTokenGeneration',
    'CustomMessage',
  ]);
});

test('attaches the function next to other settings, and detaches only the function', () => {
  const attached = withFunction(theirs, desired);

  expect(attached).toEqual({ ...theirs, ...onEach });
  expect(withoutFunction(attached, desired)).toEqual(theirs);
});

test('an excepted trigger keeps what it has, and loses ours', () => {
  const except = ['PreSignUp', 'CustomMessage'] as const;

  expect(withFunction({ PreSignUp: theirFunction, CustomMessage: ourFunction }, { ...desired, except })).toEqual({
    ...onEach,
    PreSignUp: theirFunction,
    CustomMessage: undefined,
  });
});

test('ours is known by every version and alias, and by the ARN that it had before', () => {
  const formerArns = ['arn:aws:lambda:eu-west-1:111122223333:function:Older'];
  const config = { PreSignUp: `${ourFunction}:live`, PostConfirmation: formerArns[0], CustomMessage: theirFunction };

  expect(withoutFunction(config, { ...desired, formerArns })).toEqual({ CustomMessage: theirFunction });
  expect(withFunction(config, { ...desired, formerArns, except: ['CustomMessage'] })).toEqual({
    ...onEach,
    CustomMessage: theirFunction,
  });
  expect(triggerStates(config, { ...desired, formerArns })).toEqual([
    { trigger: 'PreSignUp', state: 'outdated', functionArn: `${ourFunction}:live` },
    { trigger: 'PostConfirmation', state: 'outdated', functionArn: formerArns[0] },
    { trigger: 'PreAuthentication', state: 'free' },
    { trigger: 'PostAuthentication', state: 'free' },
    { trigger: 'PreTokenGeneration', state: 'free' },
    { trigger: 'CustomMessage', state: 'other function', functionArn: theirFunction },
  ]);
});

test('recognizes the function by each of several former ARNs', () => {
  const formerArns = ['Oldest', 'Older'].map((name) => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`);
  const [PreSignUp, PostConfirmation] = formerArns;

  expect(
    withoutFunction({ PreSignUp, PostConfirmation, CustomMessage: ourFunction }, { ...desired, formerArns }),
  ).toEqual({});
});

test('reports a trigger with an empty ARN as free', () => {
  const PreTokenGenerationConfig = tokens('');

  expect(triggerStates({ PreSignUp: '' }, desired)[0]).toEqual({ trigger: 'PreSignUp', state: 'free' });
  expect(tokenState({ PreTokenGenerationConfig })).toBe('free');
  expect(withFunction({ PreSignUp: '', PreTokenGenerationConfig }, desired)).toMatchObject(onEach);
});

test('a function whose name only begins as ours is not ours', () => {
  expect(triggerStates({ PreSignUp: `${ourFunction}2` }, desired)[0]).toMatchObject({ state: 'other function' });
});

const tokens = (arn: string) => ({ LambdaVersion: 'V2_0', LambdaArn: arn }) as const;
const tokenState = (config: object) =>
  triggerStates(config, desired).find(({ trigger }) => trigger === 'PreTokenGeneration')?.state;

test('the token trigger may be named with a version: theirs is theirs', () => {
  expect(tokenState({ PreTokenGenerationConfig: tokens(theirFunction) })).toBe('other function');
  expect(tokenState({ PreTokenGeneration: ourFunction, PreTokenGenerationConfig: tokens(theirFunction) })).toBe(
    'other function',
  );
});

test('ours with a version keeps the version, and goes from both members', () => {
  const config = {
    PreTokenGeneration: `${ourFunction}:old`,
    PreTokenGenerationConfig: tokens(`${ourFunction}:old`),
  };

  expect(tokenState(config)).toBe('outdated');
  expect(withFunction(config, desired)).toEqual({ ...onEach, PreTokenGenerationConfig: tokens(ourFunction) });
  expect(withoutFunction(config, desired)).toEqual({});
});

test('ours on a trigger that an observer would break is taken off', () => {
  const config = {
    DefineAuthChallenge: ourFunction,
    CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: ourFunction },
  };

  expect(
    withFunction({ ...config, CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: ourFunction } }, desired),
  ).toEqual(onEach);
});

test('keeps the function of a trigger that is not free, in either property', () => {
  const versioned = { PreTokenGenerationConfig: tokens(ourFunction) };

  expect(withFunction({ PreSignUp: theirFunction }, desired)).toEqual({ ...onEach, PreSignUp: theirFunction });
  expect(Object.keys(withFunction(versioned, desired))).not.toContain('PreTokenGeneration');
});

test('reports the token trigger as outdated while one property has an earlier ARN', () => {
  const PreTokenGenerationConfig = tokens(`${ourFunction}:old`);

  expect(tokenState({ PreTokenGeneration: ourFunction, PreTokenGenerationConfig })).toBe('outdated');
  expect(tokenState({ PreTokenGeneration: ourFunction, PreTokenGenerationConfig: tokens(ourFunction) })).toBe(
    'attached',
  );
});

test('counts free and outdated triggers as missing, not excluded or foreign ones', () => {
  const states = triggerStates({ PreSignUp: `${ourFunction}:1`, CustomMessage: theirFunction }, desired);

  expect(missingTriggers(states, ['PreAuthentication', 'PostConfirmation'])).toEqual([
    'PreSignUp',
    'PostAuthentication',
    'PreTokenGeneration',
  ]);
});

test('finds a property that names the function in any form, next to other values', () => {
  const config = { A: ourFunction, B: [{ arn: `${ourFunction}:1` }], C: null, D: 7, E: theirFunction, F: undefined };

  expect(membersWith(config, desired)).toEqual(['A', 'B']);
});
