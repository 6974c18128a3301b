import { Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ExistingUserPools, type ExistingUserPool } from '../../../../infra/constructs/existing-user-pools.ts';
import { excludedTriggersOf } from '../../../../triggers/attachment/excluded-triggers.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { aTriggerFunction } from '../../../given/builders/a-trigger-function.ts';

function synthesize(existing: readonly ExistingUserPool[]) {
  const stack = aStack();
  const trigger = aTriggerFunction(stack);
  const { pools, findings, excludedTriggers } = new ExistingUserPools(stack, 'UserPools', { trigger, pools: existing });
  return {
    ids: pools.map(({ userPoolId }) => userPoolId),
    findings: stack.resolve(findings) as unknown[],
    excludedTriggers,
    functionArn: stack.resolve(trigger.functionArn) as unknown,
    template: Template.fromStack(stack),
  };
}

const attached = { id: 'eu-west-1_Attached' };
const byHand = { id: 'eu-west-1_ByHand', attach: false };

const arnOf = (id: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':cognito-idp:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      `:userpool/${id}`,
    ],
  ],
});

test("only this account's pools may invoke the function, also one attached by hand", () => {
  const { ids, template, functionArn } = synthesize([attached, byHand]);

  expect(ids).toEqual([attached.id, byHand.id]);
  template.resourceCountIs('AWS::Lambda::Permission', 2);
  for (const id of ids) {
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: functionArn,
      Principal: 'cognito-idp.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
      SourceArn: arnOf(id),
    });
  }
});

test('attaches pools whose ids are known at deployment, each under a name of its own', () => {
  const references = ['First', 'Second'].map((Ref) => ({ id: Token.asString({ Ref }) }));
  const idsOf = (pools: readonly ExistingUserPool[]) =>
    Object.entries(synthesize(pools).template.findResources('Custom::PoolAttachment')).map(([logicalId, resource]) => {
      const { Properties } = resource as { Properties: { userPoolId: unknown } };
      return [Properties.userPoolId, logicalId] as const;
    });
  const both = idsOf(references);

  expect(both.map(([id]) => id)).toEqual([{ Ref: 'First' }, { Ref: 'Second' }]);
  // Without the first pool, the second has the resource that it had.
  expect(idsOf(references.slice(1))).toEqual(both.slice(1));
});

test('neither a pool nor a client is created', () => {
  const { template } = synthesize([attached]);

  template.resourceCountIs('AWS::Cognito::UserPool', 0);
  template.resourceCountIs('AWS::Cognito::UserPoolClient', 0);
});

test('a pool is attached, unless its owner does that: then it says how', () => {
  const { findings, template } = synthesize([byHand, attached]);

  template.resourceCountIs('Custom::PoolAttachment', 1);
  template.hasResourceProperties('Custom::PoolAttachment', { userPoolId: attached.id });
  expect(findings[1]).toMatch(/^eu-west-1_ByHand: .*cognito-to-kafka attach --print all/);
});

test('where owners attach every pool there is no function that could update one', () => {
  const { template } = synthesize([byHand]);

  template.resourceCountIs('AWS::Lambda::Function', 1);
  template.resourceCountIs('Custom::PoolAttachment', 0);
});

test('outputs the triggers of other functions in a form that the commands read', () => {
  const { excludedTriggers = '' } = synthesize([
    { ...attached, excludeTriggers: ['PreSignUp', 'CustomMessage'] },
    byHand,
  ]);

  expect(excludedTriggers).toBe('eu-west-1_Attached/PreSignUp,eu-west-1_Attached/CustomMessage');
  expect(excludedTriggersOf(excludedTriggers, attached.id)).toEqual(['PreSignUp', 'CustomMessage']);
  expect(excludedTriggersOf(excludedTriggers, 'Attached')).toEqual([]);
  expect(synthesize([{ ...byHand, excludeTriggers: ['PreSignUp'] }]).excludedTriggers).toBe(`${byHand.id}/PreSignUp`);
  expect(synthesize([attached]).excludedTriggers).toBeUndefined();
});
