import { CloudTrail } from '@aws-sdk/client-cloudtrail';
import { Lambda } from '@aws-sdk/client-lambda';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { functionDefaults, startEmulator, type Emulator } from './emulator.ts';
import { createQueue, type Queue } from './queue.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;
let lambda: Lambda;
let cloudTrail: CloudTrail;
let deadLetters: Queue;

beforeAll(async () => {
  emulator = await startEmulator();
  lambda = new Lambda(emulator.settings);
  cloudTrail = new CloudTrail(emulator.settings);
  deadLetters = await createQueue(emulator, 'dead-letters');
});
afterAll(() => emulator.stop());

const arnOf = (service: string, resource: string) => `arn:aws:${service}:${region}:${accountId}:${resource}`;

describe('a function of a template', () => {
  const FunctionName = 'throws';
  const functionStack = (more: object) => ({
    Resources: {
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          ...functionDefaults,
          FunctionName,
          Code: { ZipFile: "exports.handler = async () => { throw new Error('broken'); };" },
          ...more,
        },
      },
      Retries: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: { FunctionName: { Ref: 'Function' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
      },
    },
  });
  const invoke = () => lambda.invoke({ FunctionName, InvocationType: 'Event', Payload: '{"n":1}' });

  test('has dead-letter queue and reserved concurrency until the template drops them', async () => {
    const stack = await deployStack(
      emulator,
      'function',
      functionStack({ DeadLetterConfig: { TargetArn: deadLetters.arn }, ReservedConcurrentExecutions: 5 }),
    );

    await expect(lambda.getFunctionConcurrency({ FunctionName })).resolves.toMatchObject({
      ReservedConcurrentExecutions: 5,
    });
    await invoke();
    expect(await deadLetters.next()).toMatchObject({
      Body: '{"n":1}',
      MessageAttributes: { ErrorMessage: { StringValue: 'broken' } },
    });

    await stack.update(functionStack({ ReservedConcurrentExecutions: 0 }));

    await expect(lambda.invoke({ FunctionName })).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    const { DeadLetterConfig } = await lambda.getFunctionConfiguration({ FunctionName });
    expect(DeadLetterConfig?.TargetArn).toBeUndefined();
  });
});

describe('a trail of a template', () => {
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: ['s3:GetBucketAcl', 's3:PutObject'],
    Resource: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, { 'Fn::Sub': '${Bucket.Arn}/AWSLogs/*' }],
  };
  const trailStack = (properties: object) => ({
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: { Version: '2012-10-17', Statement: [Statement] } },
      },
      Trail: {
        Type: 'AWS::CloudTrail::Trail',
        DependsOn: 'Policy',
        Properties: { S3BucketName: { Ref: 'Bucket' }, ...properties },
      },
    },
    Outputs: {
      Name: { Value: { Ref: 'Trail' } },
      Arn: { Value: { 'Fn::GetAtt': ['Trail', 'Arn'] } },
      Bucket: { Value: { Ref: 'Bucket' } },
    },
  });
  const writeOnly = [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }];

  test('answers what a check of the deployment asks, and follows the template', async () => {
    const stack = await deployStack(
      emulator,
      'trail',
      trailStack({ IsLogging: true, IsMultiRegionTrail: true, EventSelectors: writeOnly }),
    );
    const { Name = '', Arn, Bucket } = stack.outputs;

    expect(Arn).toBe(arnOf('cloudtrail', `trail/${Name}`));
    expect((await cloudTrail.describeTrails({})).trailList).toMatchObject([
      { Name, TrailARN: Arn, S3BucketName: Bucket, IsMultiRegionTrail: true, HomeRegion: region },
    ]);
    expect(await cloudTrail.getTrailStatus({ Name: Arn })).toMatchObject({ IsLogging: true });
    expect(await cloudTrail.getEventSelectors({ TrailName: Arn })).toMatchObject({ EventSelectors: writeOnly });

    await stack.update(trailStack({ IsLogging: false }));

    expect(await cloudTrail.getTrailStatus({ Name })).toMatchObject({ IsLogging: false });
    expect(await cloudTrail.getEventSelectors({ TrailName: Name })).toMatchObject({
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
    });

    await stack.remove();

    expect((await cloudTrail.describeTrails({})).trailList).toEqual([]);
  });
});

test("a schema registry and its schemas keep AWS's attributes over an update", async () => {
  const registryStack = (Description: string) => ({
    Resources: {
      Registry: { Type: 'AWS::EventSchemas::Registry', Properties: { RegistryName: 'orders', Description } },
      Schema: {
        Type: 'AWS::EventSchemas::Schema',
        Properties: {
          RegistryName: { 'Fn::GetAtt': ['Registry', 'RegistryName'] },
          SchemaName: 'order.placed',
          Type: 'JSONSchemaDraft4',
          Content: '{}',
          Description,
        },
      },
    },
    Outputs: {
      Registry: { Value: { Ref: 'Registry' } },
      RegistryArn: { Value: { 'Fn::GetAtt': ['Registry', 'RegistryArn'] } },
      Schema: { Value: { Ref: 'Schema' } },
      SchemaName: { Value: { 'Fn::GetAtt': ['Schema', 'SchemaName'] } },
      SchemaVersion: { Value: { 'Fn::GetAtt': ['Schema', 'SchemaVersion'] } },
    },
  });

  const stack = await deployStack(emulator, 'registry', registryStack('new'));
  const { outputs } = await stack.update(registryStack('newer'));

  expect(stack.outputs).toEqual({
    Registry: arnOf('schemas', 'registry/orders'),
    RegistryArn: arnOf('schemas', 'registry/orders'),
    Schema: arnOf('schemas', 'schema/orders/order.placed'),
    SchemaName: 'order.placed',
    SchemaVersion: '1',
  });
  expect(outputs).toEqual(stack.outputs);
  await stack.remove();
});

test('a saved query is accepted, with its id', async () => {
  const stack = await deployStack(emulator, 'queries', {
    Resources: {
      Query: { Type: 'AWS::Logs::QueryDefinition', Properties: { Name: 'errors', QueryString: 'fields @message' } },
    },
    Outputs: {
      Query: { Value: { Ref: 'Query' } },
      Id: { Value: { 'Fn::GetAtt': ['Query', 'QueryDefinitionId'] } },
    },
  });

  expect(stack.outputs['Query']).not.toBe('');
  expect(stack.outputs['Id']).toBe(stack.outputs['Query']);
  await stack.remove();
});

test('a number of a template may be a reference to a parameter', async () => {
  const numbersStack = {
    Parameters: { Concurrency: { Type: 'Number', Default: 3 } },
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue' },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          ...functionDefaults,
          FunctionName: 'numbers',
          Code: { ZipFile: 'exports.handler = () => ({});' },
        },
      },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: { Ref: 'Function' },
          EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          ScalingConfig: { MaximumConcurrency: { Ref: 'Concurrency' } },
        },
      },
    },
  };
  await deployStack(emulator, 'numbers', numbersStack);

  const { EventSourceMappings } = await lambda.listEventSourceMappings({ FunctionName: 'numbers' });
  expect(EventSourceMappings).toMatchObject([{ ScalingConfig: { MaximumConcurrency: 3 } }]);
});
