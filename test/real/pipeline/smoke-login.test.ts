import { randomUUID } from 'node:crypto';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { Lambda } from '@aws-sdk/client-lambda';
import type { CanaryResult } from '../../../cli/smoke/canary-result.ts';
import { temporaryUserPrefix } from '../../../contracts/temporary-user.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { openTopicReader } from '../../../local/rig/topic-reader.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { runCli } from './setup/run-cli.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const cognito = new CognitoIdentityProvider(clientSettings(endpoint));
const UserPoolId = output('UserPoolId');
const stack = ['--stack', 'CognitoToKafka'];

async function smoke(...more: string[]) {
  const { code, stdout, stderr } = await runCli(endpoint, 'smoke', ...stack, '--login', '--json', ...more);
  return { code, stderr, sent: JSON.parse(stdout || '{}') as Partial<CanaryResult> };
}

async function temporaryUsers(pool = UserPoolId): Promise<(string | undefined)[]> {
  const { Users = [] } = await cognito.listUsers({ UserPoolId: pool });
  const named = Users.map(({ Username, Attributes = [] }) => `${Username ?? ''} ${JSON.stringify(Attributes)}`);
  return named.filter((text) => text.includes(temporaryUserPrefix));
}

const types = ['sign_up.requested', 'login.attempted', 'login.succeeded', 'token.issued'].map(
  (name) => `cognito.${name}.v1`,
);

test('follows the events of a temporary user into Kafka, and deletes the user', async () => {
  const reader = await openTopicReader(bootstrap, topic);
  const { code, stderr, sent } = await smoke();

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(sent.hops?.map(({ hop }) => hop)).toEqual([
    'sign-up',
    'login',
    'bus',
    'queue',
    'forwarder',
    'kafka',
    'events',
  ]);
  expect(sent.events).toMatchObject(types.map((type) => ({ type, need: 'required', arrived: true })));
  await reader.close();
  const ofUser = reader.records.filter(({ value }) => value.includes(temporaryUserPrefix));
  expect(ofUser.map(({ value }) => (JSON.parse(value) as { type: string }).type).sort()).toEqual([...types].sort());
  expect(await temporaryUsers()).toEqual([]);
});

test('reads them from the topic, too', async () => {
  const { code, sent } = await smoke('--read-topic');

  expect([code, sent.hops?.at(-1)?.proof]).toEqual([0, expect.stringMatching(/Read from the topic\.$/)]);
});

test('fails while every trigger is detached, as doctor does, and passes after attach', async () => {
  expect(await runCli(endpoint, 'detach', ...stack, '--yes')).toMatchObject({ code: 0 });
  try {
    const { code, sent } = await smoke();
    expect([code, sent.failed?.hop]).toEqual([1, 'events']);
    for (const type of types) expect(sent.failed?.cause).toContain(`${type} (`);
    expect(sent.failed?.cause).toContain(`The pool ${UserPoolId} has no function on PreSignUp, PreAuthentication, `);
    const doctor = await runCli(endpoint, 'doctor', ...stack);
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toContain(`problem  pool.${UserPoolId}: no observed trigger calls a function`);
    const status = await runCli(endpoint, 'status', ...stack);
    expect(status.stderr).toContain(`${UserPoolId}: no observed trigger calls a function`);
  } finally {
    expect(await runCli(endpoint, 'attach', ...stack, '--yes')).toMatchObject({ code: 0 });
  }
  expect(await smoke()).toMatchObject({ code: 0 });
});

describe('a pool whose users are named by email addresses', () => {
  let [pool, client, closed] = ['', '', ''];

  beforeAll(async () => {
    const { LambdaConfig } = (await cognito.describeUserPool({ UserPoolId })).UserPool ?? {};
    const created = await cognito.createUserPool({ PoolName: 'byEmail', UsernameAttributes: ['email'], LambdaConfig });
    pool = created.UserPool?.Id ?? '';
    await new Lambda(clientSettings(endpoint)).addPermission({
      FunctionName: LambdaConfig?.PreSignUp,
      StatementId: 'byEmail',
      Action: 'lambda:InvokeFunction',
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: created.UserPool?.Arn,
    });
    const aClient = async (flow: 'ALLOW_USER_PASSWORD_AUTH' | 'ALLOW_USER_SRP_AUTH') => {
      const ExplicitAuthFlows = [flow, 'ALLOW_REFRESH_TOKEN_AUTH' as const];
      const made = await cognito.createUserPoolClient({ UserPoolId: pool, ClientName: flow, ExplicitAuthFlows });
      return made.UserPoolClient?.ClientId ?? '';
    };
    [client, closed] = await Promise.all([aClient('ALLOW_USER_PASSWORD_AUTH'), aClient('ALLOW_USER_SRP_AUTH')]);
  });
  const there = () => ['--pool', pool, '--client', client];

  test('says that its events were not checked, unless it reads the topic', async () => {
    expect((await smoke(...there())).sent.failed).toMatchObject({
      hop: 'events',
      cause: expect.stringMatching(/^Not checked: .*--read-topic/) as string,
    });
    expect(await smoke(...there(), '--read-topic')).toMatchObject({ code: 0 });
    expect(await temporaryUsers(pool)).toEqual([]);
  });

  test('names the flow that an app client does not allow, and removes the user', async () => {
    const { code, sent } = await smoke('--pool', pool, '--client', closed);

    expect([code, sent.failed?.hop]).toEqual([1, 'login']);
    expect(sent.failed?.cause).toContain('Add ALLOW_USER_PASSWORD_AUTH');
    expect(await temporaryUsers(pool)).toEqual([]);
  });
});

test('keeps a temporary user younger than two minutes, and every other user', async () => {
  const names = [`${temporaryUserPrefix}${randomUUID()}`, `${temporaryUserPrefix}of-another-team`];
  for (const Username of names) await cognito.adminCreateUser({ UserPoolId, Username, MessageAction: 'SUPPRESS' });
  await smoke();

  expect(await temporaryUsers()).toHaveLength(2);
  for (const Username of names) await cognito.adminDeleteUser({ UserPoolId, Username });
});
