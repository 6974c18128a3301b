import { aPipelineTemplate } from '../../../given/builders/a-template.ts';
import { everyConfiguration } from '../config/every-configuration.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
type Resources = Readonly<Record<string, Resource>>;

const resourcesOf = (config: object): Resources =>
  (aPipelineTemplate(config).toJSON() as { Resources: Resources }).Resources;

/** Ids of all that a resource depends on, directly or not: CloudFormation deletes them after it. */
function dependenciesOf(id: string, resources: Resources, seen = new Set<string>()): ReadonlySet<string> {
  const { DependsOn = [], Properties } = resources[id] ?? {};
  const named = [...JSON.stringify(Properties ?? {}).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/g)].map(
    ([, ref = '']) => ref,
  );
  for (const next of [DependsOn, named].flat()) {
    if (seen.has(next) || !(next in resources)) continue;
    seen.add(next);
    dependenciesOf(next, resources, seen);
  }
  return seen;
}

const idsOf = (resources: Resources, type: string, like = /./): string[] =>
  Object.keys(resources).filter((id) => resources[id]?.Type === type && like.test(id));

/** Resources that an invocation of the trigger function needs, except the permission of its pool. */
const partsOfTrigger = (resources: Resources): string[] => [
  ...idsOf(resources, 'AWS::Lambda::Function', /^TriggerObserver/),
  ...idsOf(resources, 'AWS::Lambda::Version', /^TriggerObserver/),
  ...idsOf(resources, 'AWS::Lambda::Alias', /^TriggerLive/),
  ...idsOf(resources, 'AWS::IAM::Role', /^TriggerObserver/),
  ...idsOf(resources, 'AWS::IAM::Policy', /^TriggerObserver/),
];
const permissionsOf = (resources: Resources): string[] =>
  idsOf(resources, 'AWS::Lambda::Permission').filter((id) => JSON.stringify(resources[id]).includes('cognito-idp'));
const policiesOf = (ids: readonly string[], resources: Resources): string[] => [
  ...new Set(ids.map((id) => `${resources[id]?.DeletionPolicy} ${resources[id]?.UpdateReplacePolicy}`)),
];

const pools = [{ id: 'eu-west-1_First' }, { id: 'eu-west-1_Second', excludeTriggers: ['PreSignUp'] }];
const configurations: readonly (readonly [string, object])[] = [
  ...everyConfiguration,
  ['two pools, and no data kept', { userPools: pools, removalPolicy: 'destroy' }],
  [
    'a pool that its owner attaches',
    { userPools: [{ id: 'eu-west-1_ByHand', attach: false }], removalPolicy: 'destroy' },
  ],
  ['a created pool that is not kept', { removalPolicy: 'destroy' }],
];

describe.each(configurations)('with %s', (_name, config) => {
  const resources = resourcesOf(config);
  const parts = partsOfTrigger(resources);
  const permissions = permissionsOf(resources);
  const [createdPool] = idsOf(resources, 'AWS::Cognito::UserPool');
  const poolsGo = createdPool !== undefined && resources[createdPool]?.DeletionPolicy === 'Delete';

  test('retains function, alias, role and permissions unless all pools go first', () => {
    expect(parts).toHaveLength(5);
    expect(permissions.length).toBeGreaterThan(0);
    if (poolsGo) {
      const after = dependenciesOf(createdPool, resources);
      expect(parts.filter((id) => !after.has(id))).toEqual([]);
    } else {
      expect(policiesOf(parts, resources)).toEqual(['RetainExceptOnCreate Retain']);
      expect(policiesOf(permissions, resources)).toEqual(['Retain Retain']);
    }
  });

  test('attaches each pool after them, and detaches it before them', () => {
    for (const id of idsOf(resources, 'Custom::PoolAttachment')) {
      const before = dependenciesOf(id, resources);
      const handler = [
        ...idsOf(resources, 'AWS::Lambda::Function', /AttachmentsHandler/),
        ...idsOf(resources, 'AWS::IAM::Role', /AttachmentsHandler/),
        ...idsOf(resources, 'AWS::IAM::Policy', /AttachmentsHandler/),
      ];
      expect(handler).toHaveLength(3);
      expect([...parts, ...permissions, ...handler].filter((needed) => !before.has(needed))).toEqual([]);
    }
  });
});

test('changes the attachment only for a raised revision of the same configuration', () => {
  const attachmentsOf = (config: object) => {
    const resources = resourcesOf({ userPools: [{ id: 'eu-west-1_First', ...config }] });
    return idsOf(resources, 'Custom::PoolAttachment').map((id) => resources[id]?.Properties);
  };

  expect(attachmentsOf({})).toEqual(attachmentsOf({}));
  expect(attachmentsOf({ attachmentRevision: 1 })).not.toEqual(attachmentsOf({}));
});
