import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetAliasCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { deploy, synthesize } from '../../../local/rig/deploy.ts';
import type { StackOutputs } from '../../../contracts/stack-outputs.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { parseFunctionArn } from '../../../platform/function-arn.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { tamperWithTrigger } from './setup/tampered-trigger.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const cognito = new CognitoIdentityProviderClient(clientSettings(endpoint));
const lambda = new LambdaClient(clientSettings(endpoint));
const cloudFormation = new CloudFormationClient(clientSettings(endpoint));
const stackName = 'CheckedPipeline';
let runFolder: string;
let outputs: StackOutputs;
let reader: TopicReader;

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-version-'));
  await synthesize(runFolder, { stackName, kafka: { brokers: bootstrap.split(','), topic } });
  await cp(join(runFolder, 'cdk.out'), join(runFolder, 'sound'), { recursive: true });
  outputs = await deploy(runFolder, endpoint, stackName);
  reader = await openTopicReader(bootstrap, topic);
});

afterAll(async () => {
  await reader.close();
  await rm(runFolder, { recursive: true });
});

async function liveVersion(): Promise<string | undefined> {
  const { name: FunctionName, qualifier: Name } = parseFunctionArn(outputs['TriggerFunctionArn'] ?? '') ?? {};
  return (await lambda.send(new GetAliasCommand({ FunctionName, Name }))).FunctionVersion;
}

/** What CloudFormation says of the last resource that failed. */
async function whyFailed(): Promise<string> {
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackName }));
  expect(StackEvents[0]?.ResourceStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  const failed = StackEvents.find(({ ResourceStatus = '' }) => ResourceStatus === 'UPDATE_FAILED');
  return failed?.ResourceStatusReason ?? '';
}

/** Signs up, confirms and logs in, and waits for the login in Kafka. */
async function logIn(name: string): Promise<void> {
  const user = new CognitoUser(cognito, outputs['UserPoolClientId'] ?? '', name);
  await user.signUp();
  await user.confirm();
  await user.logIn();
  await waitFor(() => reader.records.find(({ value }) => isLoginOf(name, value)), {
    what: `the login of ${name}`,
    timeoutMs: 60_000,
  });
}

const isLoginOf = (name: string, value: string): boolean =>
  value.includes('login.succeeded') && value.includes(`"username":"${name}"`);

test('the triggers of the pool invoke the alias, and a login arrives', async () => {
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: outputs['UserPoolId'] }));

  expect(outputs['TriggerFunctionArn']).toMatch(/:live$/);
  expect(new Set(Object.values(UserPool?.LambdaConfig ?? {}))).toEqual(new Set([outputs['TriggerFunctionArn']]));
  await logIn('alva');
});

const entry = (code: string) => (file: string) => (file === 'index.mjs' ? code : undefined);
const guarded = (code: string) => (file: string) => (file.startsWith('trigger-runtime') ? code : undefined);

test.each<[string, string, (file: string) => string | undefined, RegExp]>([
  ['throws while it loads', 'bea', entry("throw new Error('broken bundle');"), /it failed: .*broken bundle/],
  [
    'does not return the event',
    'cleo',
    entry('export const handler = async () => ({});'),
    /did not return the event unchanged/,
  ],
  ['would lose every event, its own code throwing', 'dora', guarded("throw new Error('lost');"), /it failed: .*lost/],
])('rolls back a version that %s, and logins keep the previous one', async (_what, name, code, why) => {
  const before = await liveVersion();
  await rm(join(runFolder, 'cdk.out'), { recursive: true });
  await cp(join(runFolder, 'sound'), join(runFolder, 'cdk.out'), { recursive: true });
  await tamperWithTrigger(runFolder, createHash('sha256').update(name).digest('hex'), code);

  await expect(deploy(runFolder, endpoint, stackName)).rejects.toThrow('cdk deploy failed');
  expect(await whyFailed()).toMatch(why);

  expect(await liveVersion()).toBe(before);
  await logIn(name);
});

test('no sample of a check has become an event', () => {
  expect(reader.records.filter(({ value }) => value.includes('DeploymentCheck'))).toEqual([]);
});
