import { DescribeStacksCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';

/** What a deployed stack gives out, by name. Rejects if there is no such stack. */
export async function stackOutputs(
  client: Pick<CloudFormationClient, 'send'>,
  stackName: string,
): Promise<Readonly<Record<string, string>>> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
  const outputs = Stacks[0]?.Outputs ?? [];
  return Object.fromEntries(
    outputs.flatMap(({ OutputKey, OutputValue }) => (OutputKey && OutputValue ? [[OutputKey, OutputValue]] : [])),
  );
}
