import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import type { PipelineConfig } from '../../infra/config/config.ts';
import { formatArn, parseArn, type Arn } from '../../platform/arn.ts';
import { explainFault } from '../aws-fault.ts';
import { deployActions } from './deploy-actions.ts';
import type { DoctorAws } from './doctor-ports.ts';
import { ok, warning, type Finding } from './finding.ts';

type Aws = Pick<DoctorAws, 'caller' | 'roleArn' | 'denied' | 'region'>;
type FunctionAws = Aws & Pick<DoctorAws, 'functionRole'>;

/** Actions on resources, as a statement of a policy has them. */
interface Wanted {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

// CDK's default qualifier ("Bootstrapping", CDK guide), as of the bootstrap that doctor looks at.
const cdkRole = (name: string, account: string, region: string) => `cdk-hnb659fds-${name}-role-${account}-${region}`;

/** Whether the caller may deploy with CDK, and CloudFormation may make what this configuration has. */
export async function deployPermissions(aws: Aws, config: PipelineConfig): Promise<Finding[]> {
  const deploy = await checked('permissions.deploy', async () => {
    const arn = await aws.caller();
    const { partition, accountId } = ownerOf(arn);
    const region = await aws.region();
    const resources = ['deploy', 'file-publishing'].map((name) =>
      formatArn({
        partition,
        service: 'iam',
        region: '',
        accountId,
        resource: `role/${cdkRole(name, accountId, region)}`,
      }),
    );
    const remedy = "Allow it sts:AssumeRole on the roles of CDK's bootstrap, or deploy as somebody who has that.";
    return judged(aws, 'permissions.deploy', arn, [{ actions: ['sts:AssumeRole'], resources }], remedy);
  });
  const cloudFormation = await checked('permissions.cloudformation', async () => {
    const { accountId } = ownerOf(await aws.caller());
    const role = await aws.roleArn(cdkRole('cfn-exec', accountId, await aws.region()));
    const wanted = [{ actions: deployActions(config), resources: ['*'] }];
    const remedy =
      'Bootstrap with --cloudformation-execution-policies that allow these, if they are limited to other ARNs.';
    return judged(aws, 'permissions.cloudformation', role, wanted, remedy);
  });
  return [deploy, cloudFormation];
}

/** Whether the caller may do what the commands do with a deployed stack. */
export async function commandPermissions(aws: Aws, stack: string, outputs: StackOutputs): Promise<Finding> {
  return checked('permissions.command', async () => {
    const arn = await aws.caller();
    const place = { ...ownerOf(arn), region: await aws.region() };
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
    const remedy = 'Allow what smoke and replay need: docs/deploying.md, and cognito-to-kafka replay iam.';
    return judged(aws, 'permissions.command', arn, wanted, remedy);
  });
}

/**
 * Whether the audit function may ask Cognito for the users and app clients of each observed pool: without it, what users change with
 * their own tokens gives no event.
 */
export async function auditPermissions(
  aws: FunctionAws,
  functionName: string,
  userPoolIds: readonly string[],
): Promise<Finding> {
  return checked('permissions.audit', async () => {
    const role = await aws.functionRole(functionName);
    const place = { ...ownerOf(role), region: await aws.region() };
    const pools = userPoolIds.map((id) => formatArn({ ...place, service: 'cognito-idp', resource: `userpool/${id}` }));
    const wanted = [{ actions: ['cognito-idp:ListUsers', 'cognito-idp:ListUserPoolClients'], resources: pools }];
    const remedy =
      'Deploy again: the stack allows it. A permissions boundary or a policy of the organization may deny it.';
    return judged(aws, 'permissions.audit', role, wanted, remedy);
  });
}

/** Returns the partition and the account of a principal. */
const ownerOf = (arn: string): Pick<Arn, 'partition' | 'accountId'> => {
  const { partition = 'aws', accountId = '' } = parseArn(arn) ?? {};
  return { partition, accountId };
};

async function judged(aws: Aws, check: string, arn: string, wanted: readonly Wanted[], remedy: string) {
  if (arn.endsWith(':root')) return ok(check, 'the root user may do everything');
  const principal = await principalOf(aws, arn);
  const denied: string[] = [];
  for (const { actions, resources } of wanted) denied.push(...(await aws.denied(principal, actions, resources)));
  const count = wanted.reduce((sum, { actions }) => sum + actions.length, 0);
  if (denied.length === 0) return ok(check, `${principal} may do all of ${count} actions, by its policies`);
  return warning(check, `${principal} may not: ${[...new Set(denied)].join(', ')}`, remedy);
}

/** IAM simulates users and roles: of a session it is the role, whose path only IAM knows. */
async function principalOf({ roleArn }: Aws, arn: string): Promise<string> {
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  return role === undefined ? arn : roleArn(role);
}

/** Whoever may not look at policies may still deploy: then it is only told. */
async function checked(check: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (explainFault(error)?.isGeneral) throw error;
    const { name, message } = error as Error;
    const remedy =
      'Allow sts:GetCallerIdentity, iam:GetRole and iam:SimulatePrincipalPolicy, or see what the deployment says.';
    return warning(check, `could not be checked: ${name}: ${message}`, remedy);
  }
}
