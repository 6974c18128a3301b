import { CloudFormationClient, CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { clientSettings } from '../../local/rig/aws-environment.ts';
import { readStackOutputs } from '../../cli/stack-outputs.ts';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';

/** Deploys only the queues of the pipeline, under its own output names, without functions that empty them. */
export async function createQueues(endpoint: string, StackName: string): Promise<StackOutputs> {
  const client = new CloudFormationClient(clientSettings(endpoint));
  const queue = { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } };
  const names = ['QueueUrl', 'DeadLetterQueueUrl', 'RuleDeadLetterQueueUrl', 'OutboxDeadLetterQueueUrl'];
  const template = {
    Resources: {
      ...Object.fromEntries(names.map((name) => [name, queue])),
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: `${StackName}-bus` } },
    },
    Outputs: {
      ...Object.fromEntries(names.map((name) => [name, { Value: { Ref: name } }])),
      EventBusName: { Value: { Ref: 'Bus' } },
    },
  };
  await client.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }));
  await waitUntilStackCreateComplete({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { StackName });
  return readStackOutputs(client, StackName);
}
