import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type QueueAttributeName,
  type SQSClient,
} from '@aws-sdk/client-sqs';

type Client = Pick<SQSClient, 'send'>;

const counts: readonly QueueAttributeName[] = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

/** How many messages the queue holds, hidden ones too. */
export async function messagesIn(client: Client, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counts] }),
  );
  return counts.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}

/** Hands over the body of every message that can be seen now; they stay in the queue, hidden for a while. */
export async function readQueue(client: Client, QueueUrl: string, onBody: (body: string) => void): Promise<void> {
  const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 });
  for (;;) {
    const { Messages = [] } = await client.send(command);
    if (Messages.length === 0) return;
    for (const { Body = '' } of Messages) onBody(Body);
  }
}
