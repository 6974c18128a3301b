import { createHmac } from 'node:crypto';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clientSettings } from '../../local/aws-environment.ts';
import { CognitoUser } from '../../local/cognito-user.ts';
import { openTopicReader, type TopicReader } from '../../local/topic-reader.ts';
import { waitFor } from '../../local/wait-for.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const settings = clientSettings(endpoint);
const cognito = new CognitoIdentityProviderClient(settings);
const key = 'a key that only the account has';
const PRIVACY_POLICY = JSON.stringify({ userAttributes: { email: 'hash', name: 'include' } });
let reader: TopicReader;
let environment: Awaited<ReturnType<typeof functionEnvironment>>;

beforeAll(async () => {
  reader = await openTopicReader(bootstrap, topic);
  environment = await functionEnvironment(new LambdaClient(settings), output('TriggerFunctionArn'));
});

afterAll(async () => {
  await environment.restore();
  await reader.close();
});

async function secretArn(): Promise<string> {
  const secrets = new SecretsManagerClient(settings);
  const { ARN } = await secrets.send(new CreateSecretCommand({ Name: 'hash-key', SecretString: key }));
  return ARN ?? '';
}

async function parameterArn(): Promise<string> {
  const parameters = new SSMClient(settings);
  const Name = '/identity/hash-key';
  await parameters.send(new PutParameterCommand({ Name, Value: key, Type: 'SecureString' }));
  const { Parameter } = await parameters.send(new GetParameterCommand({ Name }));
  return Parameter?.ARN ?? '';
}

const noSecretArn = () => Promise.resolve('arn:aws:secretsmanager:eu-west-1:000000000000:secret:gone');
const hashOf = (email: string) => `hmac-sha256:${createHmac('sha256', key).update(email).digest('hex')}`;

test.each([
  ['a secret', 'wanda', secretArn, hashOf('wanda@example.com')],
  ['a parameter', 'xaver', parameterArn, hashOf('xaver@example.com')],
  ['a secret that is gone', 'yasmin', noSecretArn, undefined],
])(
  'an attribute that is hashed with the key in %s is in Kafka as its hash, or not at all',
  async (_what, name, arn, hash) => {
    await environment.set({ PRIVACY_POLICY, PRIVACY_HASH_KEY_ARN: await arn() });
    await new CognitoUser(cognito, output('UserPoolClientId'), name).signUp();

    const { value } = await waitFor(
      () => reader.records.find((record) => record.value.includes('sign_up.requested') && record.value.includes(name)),
      { what: `the sign-up of ${name}`, timeoutMs: 60_000 },
    );
    const { data } = JSON.parse(value) as { data: { userAttributes?: Record<string, string> } };
    expect(data.userAttributes).toEqual(hash === undefined ? undefined : { email: hash });
  },
);
