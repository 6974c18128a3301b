import { docsUrl } from '../../contracts/docs-url.ts';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import type { PipelineConfig } from '../../infra/config/config.ts';
import { formatArn, parseArn, type Arn } from '../../platform/arn.ts';
import { explainFault } from '../aws-fault.ts';
import { deployActions } from './deploy-actions.ts';
import type { IamPort } from './doctor-ports.ts';
import { ok, warning, type Finding } from './finding.ts';

/** Actions on resources, as a statement of a policy has them. */
interface Wanted {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

// CDK's default qualifier ("Bootstrapping", CDK guide), as of the bootstrap that doctor looks at.
const cdkRole = (name: string, account: string, region: string) => `cdk-hnb659fds-${name}-role-${account}-${region}`;

/** Checks whether the caller may deploy with CDK, and CloudFormation may create the resources of this configuration. */
export async function deployPermissions(iam: IamPort, config: PipelineConfig): Promise<Finding[]> {
  const deploy = await warnIfFailed('permissions.deploy', async () => {
    const arn = await iam.caller();
    const { partition, accountId } = ownerOf(arn);
    const region = await iam.region();
    const resources = ['deploy', 'file-publishing'].map((name) =>
      formatArn({
        partition,
        service: 'iam',
        region: '',
        accountId,
        resource: `role/${cdkRole(name, accountId, region)}`,
      }),
    );
    const fix = "Allow sts:AssumeRole on the roles of CDK's bootstrap, or deploy as another principal.";
    return compareWithPolicies(iam, 'permissions.deploy', arn, [{ actions: ['sts:AssumeRole'], resources }], fix);
  });
  const cloudFormation = await warnIfFailed('permissions.cloudformation', async () => {
    const { accountId } = ownerOf(await iam.caller());
    const role = await iam.roleArn(cdkRole('cfn-exec', accountId, await iam.region()));
    const wanted = [{ actions: deployActions(config), resources: ['*'] }];
    const fix =
      'Bootstrap with --cloudformation-execution-policies that allow these, if they are limited to other ARNs.';
    return compareWithPolicies(iam, 'permissions.cloudformation', role, wanted, fix);
  });
  return [deploy, cloudFormation];
}

/** Checks whether the caller has the permissions of the commands for a deployed stack. */
export async function commandPermissions(iam: IamPort, stack: string, outputs: StackOutputs): Promise<Finding> {
  return warnIfFailed('permissions.command', async () => {
    const arn = await iam.caller();
    const place = { ...ownerOf(arn), region: await iam.region() };
    const arnOf = (service: string, resource: string) => formatArn({ ...place, service, resource });
    const queues = Object.entries(outputs).flatMap(([name, url = '']) =>
      name.endsWith('QueueUrl') ? [arnOf('sqs', url.split('/').at(-1) ?? '')] : [],
    );
    const forwarder = arnOf('lambda', `function:${outputs['ForwarderFunctionName'] ?? ''}`);
    const wanted: Wanted[] = [
      { actions: ['cloudformation:DescribeStacks'], resources: [arnOf('cloudformation', `stack/${stack}/*`)] },
      { actions: ['events:PutEvents'], resources: [arnOf('events', `event-bus/${outputs['EventBusName'] ?? ''}`)] },
      { actions: ['lambda:InvokeFunction', 'lambda:GetFunctionConfiguration'], resources: [forwarder] },
      { actions: ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'], resources: queues },
    ];
    const fix = `Allow the permissions of smoke (${docsUrl('get-started/verify.md#permissions-of-smoke')}) and replay (cognito-to-kafka replay iam).`;
    return compareWithPolicies(iam, 'permissions.command', arn, wanted, fix);
  });
}

/**
 * Checks whether the audit function may read the users and app clients of each observed pool. Otherwise, changes that users
 * make with their own tokens lead to no event.
 */
export async function auditPermissions(
  iam: IamPort,
  functionName: string,
  userPoolIds: readonly string[],
): Promise<Finding> {
  return warnIfFailed('permissions.audit', async () => {
    const role = await iam.functionRole(functionName);
    const place = { ...ownerOf(role), region: await iam.region() };
    const pools = userPoolIds.map((id) => formatArn({ ...place, service: 'cognito-idp', resource: `userpool/${id}` }));
    const wanted = [{ actions: ['cognito-idp:ListUsers', 'cognito-idp:ListUserPoolClients'], resources: pools }];
    const fix =
      'Deploy again: the stack allows it. A permissions boundary or a policy of the organization may deny it.';
    return compareWithPolicies(iam, 'permissions.audit', role, wanted, fix);
  });
}

/** Returns the partition and the account of a principal. */
const ownerOf = (arn: string): Pick<Arn, 'partition' | 'accountId'> => {
  const { partition = 'aws', accountId = '' } = parseArn(arn) ?? {};
  return { partition, accountId };
};

async function compareWithPolicies(iam: IamPort, check: string, arn: string, wanted: readonly Wanted[], fix: string) {
  if (arn.endsWith(':root')) return ok(check, 'the root user has every permission');
  const principal = await principalOf(iam, arn);
  const denied: string[] = [];
  for (const { actions, resources } of wanted) denied.push(...(await iam.denied(principal, actions, resources)));
  const count = wanted.reduce((sum, { actions }) => sum + actions.length, 0);
  if (denied.length === 0) return ok(check, `the policies of ${principal} allow all of ${count} actions`);
  return warning(check, `the policies of ${principal} do not allow ${[...new Set(denied)].join(', ')}`, fix);
}

/** Returns the principal for IAM's simulation. IAM simulates the role of a session, and only IAM has the path of a role. */
async function principalOf({ roleArn }: IamPort, arn: string): Promise<string> {
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  return role === undefined ? arn : roleArn(role);
}

/** A principal that cannot read policies may still be able to deploy, so a failed check is only a warning. */
async function warnIfFailed(check: string, runCheck: () => Promise<Finding>): Promise<Finding> {
  try {
    return await runCheck();
  } catch (error) {
    if (explainFault(error)?.isGeneral) throw error;
    const { name, message } = error as Error;
    const fix =
      'Allow sts:GetCallerIdentity, iam:GetRole and iam:SimulatePrincipalPolicy, or deploy without this check.';
    return warning(check, `not checked: ${name}: ${message}`, fix);
  }
}
