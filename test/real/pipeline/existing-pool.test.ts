import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CognitoIdentityProvider,
  type CreateUserPoolCommandInput,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { IAM } from '@aws-sdk/client-iam';
import { SSM } from '@aws-sdk/client-ssm';
import { observedTriggers } from '../../../triggers/attachment/observed-triggers.ts';
import { accountId, clientSettings, region } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { deploy, destroy, synthesize } from '../../../local/rig/deploy.ts';
import type { StackOutputs } from '../../../contracts/stack-outputs.ts';
import { openTopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { createKey } from './setup/create-key.ts';
import { remainsOf } from './setup/remains-of.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const cognito = new CognitoIdentityProvider(clientSettings(endpoint));
const smsRoleArn = `arn:aws:iam::${accountId}:role/sms-of-the-shop`;
const hashKeyArn = `arn:aws:ssm:${region}:${accountId}:parameter/hash-key-of-the-shop`;
const theirs = `arn:aws:lambda:${region}:${accountId}:function:theirs`;

/** A pool that others made, with no setting that is the default. */
const settings = {
  PoolName: 'shop',
  LambdaConfig: {
    DefineAuthChallenge: theirs,
    UserMigration: theirs,
    CustomEmailSender: { LambdaArn: theirs, LambdaVersion: 'V1_0' },
    KMSKeyID: '',
  },
  Policies: { PasswordPolicy: { MinimumLength: 9, RequireSymbols: false, TemporaryPasswordValidityDays: 3 } },
  DeletionProtection: 'ACTIVE',
  AutoVerifiedAttributes: ['email'],
  SmsConfiguration: { SnsCallerArn: smsRoleArn, ExternalId: 'shop' },
  EmailVerificationSubject: 'Your code',
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ReplyToEmailAddress: 'shop@example.com' },
  UserPoolTags: { team: 'shop' },
  AdminCreateUserConfig: { UnusedAccountValidityDays: 3 },
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  UserPoolTier: 'PLUS',
} satisfies CreateUserPoolCommandInput;

let runFolder: string;
let pools: [string, string];
let before: UserPoolType;
let outputs: StackOutputs;
/** Logged in before the stack existed: no event has shown which pool the user is in. */
let earlier: { readonly user: CognitoUser; readonly sub: string };

const describePool = async (UserPoolId = pools[0]): Promise<UserPoolType> =>
  (await cognito.describeUserPool({ UserPoolId })).UserPool ?? {};

const createPool = async (input: CreateUserPoolCommandInput): Promise<string> =>
  (await cognito.createUserPool(input)).UserPool?.Id ?? '';

/** An app client of the first pool, by its id. */
const createClient = async (): Promise<string> => {
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH' as const, 'ALLOW_REFRESH_TOKEN_AUTH' as const];
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId: pools[0],
    ClientName: 'app',
    ExplicitAuthFlows,
  });
  return UserPoolClient?.ClientId ?? '';
};

const configure = (userPools: readonly object[]) =>
  synthesize(runFolder, {
    stackName: 'OnTheirPools',
    preset: 'existing',
    userPools,
    eventBus: { name: 'of-the-shop' },
    privacy: { userAttributes: { email: 'hash' }, hashKeyArn },
    kafka: { brokers: bootstrap.split(','), topic },
    removalPolicy: 'destroy',
  });

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-pool-'));
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'cognito-idp.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  await new IAM(clientSettings(endpoint)).createRole({ RoleName: 'sms-of-the-shop', AssumeRolePolicyDocument });
  await new EventBridge(clientSettings(endpoint)).createEventBus({ Name: 'of-the-shop' });
  const hashKey = {
    Name: '/hash-key-of-the-shop',
    Value: 'a key that only the shop has',
    Type: 'SecureString',
  } as const;
  await new SSM(clientSettings(endpoint)).putParameter(hashKey);
  settings.LambdaConfig.KMSKeyID = await createKey(endpoint);
  pools = [await createPool(settings), await createPool({ PoolName: 'taken', LambdaConfig: { PreSignUp: theirs } })];
  const user = new CognitoUser(cognito, await createClient(), 'earlier');
  earlier = { user, sub: await user.signUp() };
  await user.confirm();
  await user.logIn();
  before = await describePool();
});

afterAll(() => rm(runFolder, { recursive: true }));

test('a deployment to a pool with another function names it, and attaches no pool', async () => {
  await configure(pools.map((id) => ({ id, smsRoleArn, customSenderKeyArn: settings.LambdaConfig.KMSKeyID })));

  await expect(deploy(runFolder, endpoint)).rejects.toThrow(new RegExp(`PreSignUp has ${theirs}`));
  expect((await describePool()).LambdaConfig).toEqual(settings.LambdaConfig);
  expect((await describePool(pools[1])).LambdaConfig).toEqual({ PreSignUp: theirs });
});

test('a deployment attaches two pools, and nothing else of them changes', async () => {
  const { LambdaConfig } = settings;
  await configure([
    { id: pools[0], smsRoleArn, customSenderKeyArn: settings.LambdaConfig.KMSKeyID },
    { id: pools[1], excludeTriggers: ['PreSignUp'] },
  ]);
  outputs = await deploy(runFolder, endpoint, 'OnTheirPools');

  const ours = Object.fromEntries(observedTriggers.map((trigger) => [trigger, outputs['TriggerFunctionArn']]));
  const after = await describePool();
  expect({ ...after, LastModifiedDate: before.LastModifiedDate }).toEqual({
    ...before,
    LambdaConfig: { ...LambdaConfig, ...ours },
  });
  expect((await describePool(pools[1])).LambdaConfig).toEqual({ ...ours, PreSignUp: theirs });
  expect(outputs['UserPoolAttachment']).toContain('on every observed trigger; nothing else of the pool changed.');
});

test('a login there arrives in Kafka, and so does one that fails', async () => {
  const reader = await openTopicReader(bootstrap, topic);
  const user = new CognitoUser(cognito, await createClient(), 'theirs');
  const sub = await user.signUp();
  await user.confirm();
  await user.logIn();

  await user.logInWrongly();

  const ofType = (type: string) =>
    waitFor(() => reader.records.find(({ key, value }) => key === sub && value.includes(`"cognito.${type}.v1"`)), {
      what: `${type} in Kafka`,
      timeoutMs: 60_000,
    });
  const came = await ofType('login.succeeded');
  await ofType('login.failed');
  await reader.close();
  const hashed = expect.stringMatching(/^hmac-sha256:/) as string;
  expect(JSON.parse(came.value)).toMatchObject({ data: { userPoolId: pools[0], userAttributes: { email: hashed } } });
});

test('finds the pool of a new password by user, and of a failed login by app client', async () => {
  const reader = await openTopicReader(bootstrap, topic);
  await earlier.user.changePassword();
  const failing = new CognitoUser(cognito, await createClient(), 'failing');
  const failingSub = await failing.signUp();
  await failing.confirm();
  await failing.logInWrongly();

  for (const [sub, type] of [
    [earlier.sub, 'cognito.password.changed.v1'],
    [failingSub, 'cognito.login.failed.v1'],
  ]) {
    const { value } = await waitFor(
      () => reader.records.find((record) => record.key === sub && record.value.includes(`"${type}"`)),
      { what: `${type} in Kafka`, timeoutMs: 60_000 },
    );
    expect(JSON.parse(value)).toMatchObject({ data: { userPoolId: pools[0] } });
  }
  await reader.close();
});

test('with the stack its function goes from the pools, which are as they were', async () => {
  await destroy(runFolder, endpoint);

  const { LastModifiedDate, EstimatedNumberOfUsers } = before;
  expect({ ...(await describePool()), LastModifiedDate, EstimatedNumberOfUsers }).toEqual(before);
  expect((await describePool(pools[1])).LambdaConfig).toEqual({ PreSignUp: theirs });
});

test('leaves only the function that pools called of a stack that keeps nothing', async () => {
  const { functions, ...kept } = await remainsOf(endpoint, 'OnTheirPools');

  expect(functions).toEqual([expect.stringMatching(/^OnTheirPools-TriggerObserver/)]);
  expect(kept).toEqual({ queueUrls: [], buses: [], archives: [], logGroups: [] });
});
