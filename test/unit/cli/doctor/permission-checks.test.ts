import { deployGroups } from '../../../../cli/doctor/deploy-actions.ts';
import type { IamPort } from '../../../../cli/doctor/doctor-ports.ts';
import { auditPermissions, commandPermissions, deployPermissions } from '../../../../cli/doctor/permission-checks.ts';
import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';
import { everyConfiguration } from '../../infra/config/every-configuration.ts';

const account = 'arn:aws:iam::111122223333';
const refused = () => Promise.reject(Object.assign(new Error('not authorized'), { name: 'AccessDenied' }));

/** An account that allows every action except those of `denied`. Keeps the actions that were checked. */
function anAccount(over: Partial<IamPort> = {}, mayNot: readonly string[] = []) {
  const asked: { readonly principal: string; readonly actions: readonly string[]; readonly on: readonly string[] }[] =
    [];
  const iam = {
    caller: () => Promise.resolve(`${account}:user/ann`),
    roleArn: (name: string) => Promise.resolve(`${account}:role/path/${name}`),
    region: () => Promise.resolve('eu-west-1'),
    functionRole: (name: string) => Promise.resolve(`${account}:role/of-${name}`),
    denied: (principal: string, actions: readonly string[], on: readonly string[]) => {
      asked.push({ principal, actions, on });
      return Promise.resolve(actions.filter((action) => mayNot.includes(action)));
    },
    ...over,
  };
  return { iam, asked };
}

const session = { caller: () => Promise.resolve('arn:aws:sts::111122223333:assumed-role/Admin/ann') };

test("checks CDK's roles for the caller, and configured resources for CloudFormation", async () => {
  const { iam, asked } = anAccount(session);
  const findings = await deployPermissions(iam, parsePipelineConfig({}));

  expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
    'permissions.deploy ok',
    'permissions.cloudformation ok',
  ]);
  const cdk = `${account}:role/cdk-hnb659fds-`;
  expect(asked[0]).toEqual({
    principal: `${account}:role/path/Admin`,
    actions: ['sts:AssumeRole'],
    on: [`${cdk}deploy-role-111122223333-eu-west-1`, `${cdk}file-publishing-role-111122223333-eu-west-1`],
  });
  expect(asked[1]).toMatchObject({
    principal: `${account}:role/path/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1`,
    actions: expect.arrayContaining(['cognito-idp:CreateUserPool', 'sqs:CreateQueue']) as string[],
  });
  expect(asked[1]?.actions).not.toContain('cloudtrail:CreateTrail');
});

test('names the denied actions', async () => {
  const { iam } = anAccount({}, ['sts:AssumeRole', 'sqs:CreateQueue']);

  expect(await deployPermissions(iam, parsePipelineConfig({}))).toMatchObject([
    { state: 'warning', text: `the policies of ${account}:user/ann do not allow sts:AssumeRole` },
    { state: 'warning', text: expect.stringMatching(/cfn-exec-role.* do not allow sqs:CreateQueue$/) as string },
  ]);
});

test('warns about a check that IAM does not allow', async () => {
  const { iam } = anAccount({ denied: refused });

  expect(await deployPermissions(iam, parsePipelineConfig({}))).toMatchObject(
    ['permissions.deploy', 'permissions.cloudformation'].map((check) => ({
      check,
      state: 'warning',
      text: 'not checked: AccessDenied: not authorized',
      fix: expect.stringContaining('iam:SimulatePrincipalPolicy') as string,
    })),
  );
});

test('asks whether the audit function may list the users and app clients of each pool', async () => {
  const { iam, asked } = anAccount();

  expect(await auditPermissions(iam, 'audit', ['eu-west-1_One', 'eu-west-1_Two'])).toMatchObject({
    check: 'permissions.audit',
    state: 'ok',
  });
  expect(asked).toEqual([
    {
      principal: `${account}:role/of-audit`,
      actions: ['cognito-idp:ListUsers', 'cognito-idp:ListUserPoolClients'],
      on: ['One', 'Two'].map((id) => `arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_${id}`),
    },
  ]);
});

test('names what the audit function may not do', async () => {
  const { iam } = anAccount({}, ['cognito-idp:ListUsers']);

  expect(await auditPermissions(iam, 'audit', ['eu-west-1_One'])).toMatchObject({
    state: 'warning',
    text: `the policies of ${account}:role/of-audit do not allow cognito-idp:ListUsers`,
  });
});

test('accepts the root user, which IAM does not simulate', async () => {
  const { iam, asked } = anAccount({ caller: () => Promise.resolve(`${account}:root`) });

  expect(await commandPermissions(iam, 'Shop', {})).toMatchObject({ state: 'ok' });
  expect(asked).toEqual([]);
});

test("after it the caller may do what the commands do, on this stack's parts", async () => {
  const { iam, asked } = anAccount({}, ['events:PutEvents']);
  const outputs = { EventBusName: 'bus', ForwarderFunctionName: 'fwd', QueueUrl: 'https://sqs/111122223333/q' };

  expect(await commandPermissions(iam, 'Shop', outputs)).toMatchObject({
    check: 'permissions.command',
    state: 'warning',
    text: `the policies of ${account}:user/ann do not allow events:PutEvents`,
  });
  expect(asked.flatMap(({ on }) => on)).toEqual([
    'arn:aws:cloudformation:eu-west-1:111122223333:stack/Shop/*',
    'arn:aws:events:eu-west-1:111122223333:event-bus/bus',
    'arn:aws:lambda:eu-west-1:111122223333:function:fwd',
    'arn:aws:sqs:eu-west-1:111122223333:q',
  ]);
});

test.each(everyConfiguration)('every resource of a template has the action that creates it: %s', (_name, config) => {
  const { Resources } = aPipelineTemplate(config).toJSON() as {
    Resources: Record<string, { readonly Type: string }>;
  };
  const parsed = parsePipelineConfig(config);
  const known = new Set(
    deployGroups.flatMap(({ isIn, actions }) => (isIn(parsed) ? Object.keys(actions) : [])).map(withoutPolicy),
  );

  const types = new Set(Object.values(Resources).map(({ Type }) => withoutPolicy(Type)));
  expect([...types].filter((type) => type.startsWith('AWS::') && !known.has(type))).toEqual([]);
});

/** What sets the policy of a queue, a topic or a group sets its attributes, which the resource itself needs, too. */
const withoutPolicy = (type: string): string => type.replace(/(?<=::(Queue|Topic|SecurityGroup))(Policy|Ingress)$/, '');
