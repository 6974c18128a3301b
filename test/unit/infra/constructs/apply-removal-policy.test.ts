import { statefulTypes } from '../../../../infra/constructs/apply-removal-policy.ts';
import { aPipelineStack } from '../../../given/builders/a-stack.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';
import { textOf } from '../../../rules/project-files.ts';

interface Resource {
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** Deploy checks log no event. */
const isLogOfCheck = (id: string): boolean => /^(TriggerLiveCheck|TrailLook|BusExists|MskLookUp)\w*Log/.test(id);

/** With all that holds data. */
const everything = { encryption: { create: true }, audit: { createTrail: true } };
const policiesIn = (config: object) => {
  const template = aPipelineTemplate({ ...everything, ...config });
  return statefulTypes.map((type) => {
    const resources = Object.entries(template.findResources(type) as Record<string, Resource>)
      .filter(([id]) => !isLogOfCheck(id))
      .map(([, resource]) => resource);
    const found = resources.map(
      ({ DeletionPolicy = '', UpdateReplacePolicy = '' }) => `${DeletionPolicy} ${UpdateReplacePolicy}`,
    );
    return [type, [...new Set(found)]];
  });
};
const allOf = (policies: string) => statefulTypes.map((type) => [type, [policies]]);

test('retains stateful resources by default, unless their first deployment fails', () => {
  expect(policiesIn({})).toEqual(allOf('RetainExceptOnCreate Retain'));
});

test('on request, and in the sandbox, all of it goes with the stack', () => {
  expect(policiesIn({ removalPolicy: 'destroy' })).toEqual(allOf('Delete Delete'));
  expect(policiesIn({ preset: 'sandbox' })).toEqual(allOf('Delete Delete'));
});

test('retains the data of a sandbox on request', () => {
  expect(policiesIn({ preset: 'sandbox', removalPolicy: 'retain' })).toEqual(allOf('RetainExceptOnCreate Retain'));
});

test('deletes functions, rules and roles, except those that a kept pool invokes', () => {
  const template = aPipelineTemplate(everything);

  for (const type of ['AWS::Lambda::Function', 'AWS::Events::Rule', 'AWS::IAM::Role'])
    for (const [id, { DeletionPolicy = 'Delete' }] of Object.entries(template.findResources(type)) as [
      string,
      Resource,
    ][])
      expect([id, DeletionPolicy]).toEqual([id, id.startsWith('TriggerObserver') ? 'RetainExceptOnCreate' : 'Delete']);
});

// A version may have one function less, whose log then stays without it.
const unguarded = 'AWS::Logs::LogGroup';

test('the stack policy in docs only denies replacing or deleting data, except logs', () => {
  const { Statement } = JSON.parse(textOf('docs/examples/stack-policy.json')) as { Statement: readonly object[] };

  expect(Statement).toEqual([
    { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: ['Update:Replace', 'Update:Delete'],
      Principal: '*',
      Resource: '*',
      Condition: { StringEquals: { ResourceType: statefulTypes.filter((type) => type !== unguarded) } },
    },
  ]);
});

test('a stack is protected against deletion where that is asked for', () => {
  expect(aPipelineStack({ terminationProtection: true }).terminationProtection).toBe(true);
  expect(aPipelineStack().terminationProtection).toBe(false);
});
