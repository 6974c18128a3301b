import { aPipelineTemplate } from '../../given/builders/a-template.ts';

interface Resource {
  readonly Type: string;
  readonly DependsOn?: string | readonly string[];
  readonly Properties?: object;
}

const consumers = {
  Shop: { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' },
  Log: { types: ['cognito.login.*'], target: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/shop' },
};

function resourcesOf(config: object): Readonly<Record<string, Resource | undefined>> {
  const { Resources } = aPipelineTemplate({ consumers, ...config }).toJSON() as {
    Resources: Record<string, Resource>;
  };
  return Resources;
}

/** Ids that a resource waits for directly: by DependsOn, Ref and Fn::GetAtt. */
function waitsFor({ DependsOn = [], Properties = {} }: Resource): string[] {
  const found = [DependsOn].flat();
  JSON.stringify(Properties, (name, value: unknown) => {
    if (name === 'Ref') found.push(value as string);
    if (name === 'Fn::GetAtt') found.push((value as readonly [string])[0]);
    return value;
  });
  return found;
}

/** Ids of all resources that exist before this one, and are deleted after it. */
function before(id: string, resources: Readonly<Record<string, Resource | undefined>>): Set<string> {
  const seen = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const resource = resources[next];
    for (const found of resource ? waitsFor(resource) : [])
      if (resources[found] && !seen.has(found)) {
        seen.add(found);
        open.push(found);
      }
  }
  return seen;
}

const onTheWay = [
  'AWS::Events::Archive',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Logs::ResourcePolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
];

/** Ids of the resources that an event of a trigger passes, but for those of the consumers if they are not wanted. */
const eventPath = (resources: Readonly<Record<string, Resource | undefined>>, withConsumers: boolean): string[] =>
  Object.entries(resources)
    .filter(([, resource]) => onTheWay.includes(resource?.Type ?? ''))
    .map(([id]) => id)
    .filter((id) => /^(Bus|Archive|Outbox|Trigger|Forwarder|Consumers)/.test(id))
    .filter((id) => withConsumers || !id.startsWith('Consumers'));

const idsOf = (type: string, resources: Readonly<Record<string, Resource | undefined>>): string[] =>
  Object.keys(resources).filter((id) => resources[id]?.Type === type);

test.each([
  ['with its own bus', {}],
  ['with an existing bus', { eventBus: { name: 'our-own-bus' } }],
  ['with a key', { encryption: { create: true } }],
])('attaches a pool after the whole event path, and detaches it before, %s', (_what, config) => {
  const userPools = [{ id: 'eu-west-1_A' }, { id: 'eu-west-1_B' }];
  const resources = resourcesOf({ ...config, userPools });
  const path = eventPath(resources, true);
  const attachments = idsOf('Custom::PoolAttachment', resources);

  expect(path.length).toBeGreaterThan(20);
  expect(attachments).toHaveLength(2);
  for (const id of attachments) {
    const earlier = before(id, resources);
    expect(path.filter((part) => !earlier.has(part))).toEqual([]);
  }
});

test('moves logins and the audit function to a new bus only after its rules exist', () => {
  const resources = resourcesOf({ eventBus: { name: 'our-own-bus' }, userPools: [{ id: 'eu-west-1_A' }] });
  const rules = idsOf('AWS::Events::Rule', resources).filter((id) => /^(Forwarder|Consumers)/.test(id));
  const sources = [
    ...idsOf('AWS::Lambda::Alias', resources),
    ...idsOf('AWS::Lambda::Function', resources).filter((id) => id.startsWith('AuditReader')),
  ];

  expect(rules).toHaveLength(3);
  expect(sources).toHaveLength(2);
  for (const id of sources) expect([...before(id, resources)]).toEqual(expect.arrayContaining(rules));
});

test('creates a pool with its triggers after everything that an event passes to Kafka', () => {
  const resources = resourcesOf({});
  const [pool = ''] = idsOf('AWS::Cognito::UserPool', resources);
  const earlier = before(pool, resources);

  expect(eventPath(resources, false).filter((part) => !earlier.has(part))).toEqual([]);
});

test.each([{}, { userPools: [{ id: 'eu-west-1_A' }] }, { preset: 'sandbox', encryption: { create: true } }])(
  'makes no circle of dependencies: %j',
  (config) => {
    const resources = resourcesOf(config);

    expect(Object.keys(resources).filter((id) => before(id, resources).has(id))).toEqual([]);
  },
);
