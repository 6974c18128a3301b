import { aPipelineTemplate } from '../../../given/builders/a-template.ts';

const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

interface Mapping {
  readonly Properties: {
    readonly EventSourceArn: { readonly 'Fn::GetAtt': readonly [string, string] };
    readonly FunctionName: { readonly Ref: string };
  };
}

interface Policy {
  readonly Properties: {
    readonly Roles: readonly { readonly Ref: string }[];
    readonly PolicyDocument: { readonly Statement: readonly { readonly Condition?: object }[] };
  };
}

/** Ids of the queues that are under the key of the customer where there is one. */
const keyed = Object.entries(
  aPipelineTemplate({ encryption: { keyArn } }).findResources('AWS::SQS::Queue') as Record<
    string,
    { Properties: { KmsMasterKeyId?: string } }
  >,
)
  .filter(([, { Properties }]) => Properties.KmsMasterKeyId === keyArn)
  .map(([id]) => id);

/** What each function that empties such a queue may decrypt for that queue, whatever key it has now. */
function decrypting(config: object) {
  const template = aPipelineTemplate(config);
  const roleOf = (id: string) => {
    const lambda = template.findResources('AWS::Lambda::Function')[id] as {
      Properties: { Role: { 'Fn::GetAtt': [string, string] } };
    };
    return lambda.Properties.Role['Fn::GetAtt'][0];
  };
  const policies = Object.values(template.findResources('AWS::IAM::Policy')) as Policy[];
  const mappings = Object.values(template.findResources('AWS::Lambda::EventSourceMapping')) as Mapping[];
  return mappings
    .filter(({ Properties: { EventSourceArn } }) => keyed.includes(EventSourceArn['Fn::GetAtt'][0]))
    .map(({ Properties: { EventSourceArn, FunctionName } }) => ({
      queue: EventSourceArn,
      statements: policies
        .filter(({ Properties: { Roles } }) => Roles.some(({ Ref }) => Ref === roleOf(FunctionName.Ref)))
        .flatMap(({ Properties: { PolicyDocument } }) => PolicyDocument.Statement)
        .filter(({ Condition }) => JSON.stringify(Condition ?? {}).includes('kms:EncryptionContext')),
    }));
}

const anyKey = {
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':kms:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':key/*'],
  ],
};

test.each([
  ['without encryption, as after its removal', {}],
  ['with a key, as after a change', { encryption: { keyArn } }],
])('lets each function read its own queue under a former key: %s', (_what, config) => {
  const found = decrypting(config);

  expect(found.length).toBeGreaterThan(1);
  for (const { queue, statements } of found)
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: anyKey,
        Condition: { StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': queue } },
      },
    ]);
});

test('keeps a key that the stack made when encryption is removed', () => {
  aPipelineTemplate({ encryption: { create: true } }).hasResource('AWS::KMS::Key', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});
