import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientSettings } from '../../local/aws-environment.ts';
import { CognitoUser } from '../../local/cognito-user.ts';
import { deploy, synthesize, type StackOutputs } from '../../local/deploy.ts';
import { openTopicReader, type TopicReader } from '../../local/topic-reader.ts';
import { waitFor } from '../../local/wait-for.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const settings = clientSettings(endpoint);
const cognito = new CognitoIdentityProviderClient(settings);
const stackName = 'HashingPipeline';
const key = 'a key that only the account has';
let runFolder: string;
let outputs: StackOutputs;
let reader: TopicReader;

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-hash-'));
  const secrets = new SecretsManagerClient(settings);
  const { ARN: hashKeyArn } = await secrets.send(new CreateSecretCommand({ Name: 'hash-key', SecretString: key }));
  const privacy = { userAttributes: { email: 'hash' }, hashKeyArn };
  await synthesize(runFolder, { stackName, privacy, kafka: { brokers: bootstrap.split(','), topic } });
  outputs = await deploy(runFolder, endpoint, stackName);
  reader = await openTopicReader(bootstrap, topic);
});

afterAll(async () => {
  await reader.close();
  await rm(runFolder, { recursive: true });
});

/** The attributes in the event of a sign-up, once it is in Kafka. */
async function signUp(name: string): Promise<unknown> {
  await new CognitoUser(cognito, outputs['UserPoolClientId'] ?? '', name).signUp();
  const { value } = await waitFor(
    () => reader.records.find((record) => record.value.includes('sign_up.requested') && record.value.includes(name)),
    { what: `the sign-up of ${name}`, timeoutMs: 60_000 },
  );
  return (JSON.parse(value) as { data: { userAttributes?: unknown } }).data.userAttributes;
}

test('an attribute that the policy hashes is in Kafka as its hash, with the key in Secrets Manager', async () => {
  const hash = createHmac('sha256', key).update('wanda@example.com').digest('hex');

  expect(await signUp('wanda')).toEqual({ email: `hmac-sha256:${hash}` });
});

test('without the key it is left out, and the event is there all the same', async () => {
  const environment = await functionEnvironment(new LambdaClient(settings), outputs['TriggerFunctionArn'] ?? '');
  await environment.set({ PRIVACY_HASH_KEY_ARN: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:gone-AbCdEf' });

  expect(await signUp('yasmin')).toBeUndefined();
});
