import { DescribeStacksCommand, type CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation';
import { stackDescription } from '../contracts/stack-description.ts';
import { consumerOfOutput, type StackOutputName, type StackOutputs } from '../contracts/stack-outputs.ts';
import { CommandFailed } from '../platform/command-failed.ts';

/**
 * Returns the outputs of a deployed stack. Rejects with CommandFailed if the stack does not exist, or if it is not one of
 * cognito-to-kafka. A stack that is deployed in part has some outputs, or none.
 */
export async function readStackOutputs(
  client: Pick<CloudFormationClient, 'send'>,
  stackName: string,
): Promise<StackOutputs> {
  const { Stacks = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stackName }))
    .catch((error: unknown) => {
      // CloudFormation has no specific code for this.
      if (!isUnknownStack(error)) throw error;
      return { Stacks: [] };
    });
  const [stack] = Stacks;
  if (!stack) {
    throw new CommandFailed(
      `Stack "${stackName}" does not exist in this account and Region. Use --stack, --region or --profile to name another.`,
    );
  }
  const outputs = Object.fromEntries(
    (stack.Outputs ?? []).flatMap(({ OutputKey, OutputValue }) =>
      OutputKey && OutputValue ? [[OutputKey, OutputValue]] : [],
    ),
  );
  if (isOfProduct(stack, outputs)) return outputs;
  throw new CommandFailed(
    `Stack "${stackName}" is not a stack of cognito-to-kafka: it has none of its outputs. Use --stack with one that cognito-to-kafka deployed.`,
  );
}

function isUnknownStack(error: unknown): boolean {
  const { name, message } = (error ?? {}) as Partial<Error>;
  return name === 'ValidationError' && /does not exist/.test(message ?? '');
}

/** Outputs that no other stack is likely to have. */
const ownOutputs: readonly StackOutputName[] = [
  'TriggerFunctionArn',
  'TriggerLogGroupName',
  'ForwarderFunctionName',
  'OutboxQueueUrl',
  'OutboxDeadLetterQueueUrl',
  'RuleDeadLetterQueueUrl',
  'AuditFunctionName',
  'AuditQueueUrl',
  'AuditDeadLetterQueueUrl',
  'AuditRulesDeadLetterQueueUrl',
];

/** The stack of a consumer has the dead-letter queue of its rule. */
const isOfProduct = ({ Description }: Stack, outputs: StackOutputs): boolean =>
  Description === stackDescription ||
  ownOutputs.some((name) => name in outputs) ||
  Object.keys(outputs).some((name) => consumerOfOutput(name) !== undefined);

/** Returns an output that a command needs. Throws CommandFailed if the stack does not have it. */
export function requiredOutput(outputs: StackOutputs, name: StackOutputName, stackName: string): string {
  const value = outputs[name];
  if (value !== undefined) return value;
  throw new CommandFailed(
    `Stack "${stackName}" has no output "${name}". Use --stack with a stack that cognito-to-kafka deployed whole.`,
  );
}
