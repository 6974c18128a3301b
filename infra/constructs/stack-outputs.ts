import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { consumerOutput, stackOutputs, type StackOutputName } from '../../contracts/stack-outputs.ts';

interface Output {
  /** Logical id of the output. */
  readonly name: string;
  readonly value: string | undefined;
  readonly description: string;
}

/**
 * Adds outputs of the contract to the stack of a construct: the command `cognito-to-kafka` finds the resources by them. Adds
 * nothing for an undefined value. Throws if the stack has a construct with the name of an output.
 */
export function addOutputs(
  construct: Construct,
  values: Readonly<Partial<Record<StackOutputName, IQueue | string | undefined>>>,
): void {
  const entries = Object.entries(values) as [StackOutputName, IQueue | string | undefined][];
  const outputs = entries.map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : value?.queueUrl,
    description: stackOutputs[name].description,
  }));
  add(construct, outputs);
}

/** The resources of a consumer that its stack outputs. */
export interface ConsumerResources {
  readonly deadLetterQueue: IQueue;
  readonly role: { readonly roleArn: string } | undefined;
}

/** Outputs the dead-letter queue of a consumer, and the role that the policy of its target must allow. */
export function addConsumerOutputs(consumer: Construct, { deadLetterQueue, role }: ConsumerResources): void {
  const { id } = consumer.node;
  add(consumer, [
    {
      name: consumerOutput.deadLetterQueueUrl(id),
      value: deadLetterQueue.queueUrl,
      description: `Events that ${id} did not receive.`,
    },
    {
      name: consumerOutput.roleArn(id),
      value: role?.roleArn,
      description: `Role in which EventBridge sends events to ${id}, for the policy of its target.`,
    },
  ]);
}

function add(construct: Construct, outputs: readonly Output[]): void {
  const stack = deployedStack(construct);
  const added = outputs.flatMap(({ value, ...output }) => (value === undefined ? [] : [{ ...output, value }]));
  const taken = added.map(({ name }) => name).filter((name) => stack.node.tryFindChild(name));
  if (taken.length > 0) {
    throw new Error(
      `${construct.node.path}: cannot create the outputs of the stack ${stack.node.path}, because it has constructs named ` +
        `${taken.join(', ')}. Rename them, use another stack, or set the prop outputs to false.`,
    );
  }
  for (const { name, ...output } of added) new CfnOutput(stack, name, output);
}

/** The stack that is deployed by its name: of a nested stack, that is the outermost one. */
export function deployedStack(construct: Construct): Stack {
  let stack = Stack.of(construct);
  while (stack.nestedStackParent) stack = stack.nestedStackParent;
  return stack;
}
