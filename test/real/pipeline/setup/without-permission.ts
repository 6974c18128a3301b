import { IAM } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SQS } from '@aws-sdk/client-sqs';
import { clientSettings } from '../../../../local/rig/aws-environment.ts';
import { deployedPipeline } from './deployed-pipeline.ts';

interface Document {
  readonly Version: string;
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}

const settings = () => clientSettings(deployedPipeline().endpoint);

/** Does something while the role of a function may not do one action; then the role is as it was. */
export async function withoutAction<Result>(
  functionName: string,
  action: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const lambda = new LambdaClient(settings());
  const { Role = '' } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }));
  const iam = new IAM(settings());
  const RoleName = Role.split('/').at(-1) ?? '';
  const { PolicyNames: [PolicyName = ''] = [] } = await iam.listRolePolicies({ RoleName });
  const { PolicyDocument = '' } = await iam.getRolePolicy({ RoleName, PolicyName });
  const original = decodeURIComponent(PolicyDocument);
  const put = (document: string) => iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: document });
  const { Statement, ...rest } = JSON.parse(original) as Document;
  const left = Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((name) => name !== action),
  }));
  await put(JSON.stringify({ ...rest, Statement: left.filter(({ Action }) => Action.length > 0) }));
  try {
    return await work();
  } finally {
    await put(original);
  }
}

/** Does something while a queue's policy only denies; then the policy is as it was. */
export async function withoutPolicy<Result>(QueueUrl: string, work: () => Promise<Result>): Promise<Result> {
  const sqs = new SQS(settings());
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['Policy'] });
  const Policy = Attributes?.['Policy'] ?? '';
  const { Statement, ...rest } = JSON.parse(Policy) as { Statement: { Effect: string }[] };
  const denials = { ...rest, Statement: Statement.filter(({ Effect }) => Effect === 'Deny') };
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy: JSON.stringify(denials) } });
  try {
    return await work();
  } finally {
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy } });
  }
}
