import { DescribeStacksCommand, type CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation';
import { stackDescription } from '../contracts/stack-description.ts';
import { CommandFailed } from '../platform/command-failed.ts';

/**
 * The outputs of a deployed stack, by name. Rejects with CommandFailed if there is no such stack, or if it is not one of
 * cognito-to-kafka. One that is deployed in part has some outputs, or none.
 */
export async function stackOutputs(
  client: Pick<CloudFormationClient, 'send'>,
  stackName: string,
): Promise<Readonly<Record<string, string>>> {
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

/** Outputs that no other stack is likely to have. A consumer's stack has a queue of its own rule. */
const ownOutputs =
  /^(TriggerFunctionArn|TriggerLogGroupName|ForwarderFunctionName|Outbox(DeadLetter)?QueueUrl|AuditFunctionName|Audit(DeadLetter|RulesDeadLetter)?QueueUrl|\w*RuleDeadLetterQueueUrl)$/;

const isOfProduct = ({ Description }: Stack, outputs: Readonly<Record<string, string>>): boolean =>
  Description === stackDescription || Object.keys(outputs).some((name) => ownOutputs.test(name));

/** An output that a command cannot do without. Throws CommandFailed if the stack does not have it. */
export function requiredOutput(outputs: Readonly<Record<string, string>>, name: string, stackName: string): string {
  const value = outputs[name];
  if (value !== undefined) return value;
  throw new CommandFailed(
    `Stack "${stackName}" has no output "${name}". Use --stack with a stack that cognito-to-kafka deployed whole.`,
  );
}
