import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { region } from '../../../local/rig/aws-environment.ts';

/** A message as ReceiveMessage returns it. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue?: string }>>;
}

export interface QueueSettings {
  readonly name: string;
  readonly visibilityTimeoutSeconds: number;
  /** Queue for messages that were received that many times. @default - none */
  readonly redrive?: { readonly queueName: string; readonly maxReceiveCount: number };
}

/**
 * Calls of SQS without a signature, which ElasticMQ does not check. The SDK would need more CPU time for them than some of the
 * peers for everything.
 */
export type SqsCalls = ReturnType<typeof sqsCalls>;

const accountId = '000000000000';

export function sqsCalls(endpoint: string) {
  const agent = new Agent({ keepAlive: true });
  const call = async (action: string, input: object): Promise<unknown> => {
    const content = JSON.stringify(input);
    const { promise, resolve, reject } = Promise.withResolvers<{ readonly status: number; readonly text: string }>();
    const headers = {
      'x-amz-target': `AmazonSQS.${action}`,
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(content),
    };
    request(endpoint, { method: 'POST', agent, headers }, (response) => {
      const read = buffer(response).then((body) => ({ status: response.statusCode ?? 0, text: body.toString() }));
      read.then(resolve, reject);
    })
      .once('error', reject)
      .end(content);
    const { status, text } = await promise;
    if (status !== 200) throw new Error(`${action} failed with status ${status}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
  return {
    /** Resolves with the URL of the new queue. */
    createQueue: async ({ name, visibilityTimeoutSeconds, redrive }: QueueSettings): Promise<string> => {
      const policy = redrive && {
        deadLetterTargetArn: `arn:aws:sqs:${region}:${accountId}:${redrive.queueName}`,
        maxReceiveCount: redrive.maxReceiveCount,
      };
      const Attributes = {
        VisibilityTimeout: String(visibilityTimeoutSeconds),
        ...(policy ? { RedrivePolicy: JSON.stringify(policy) } : {}),
      };
      const answer = await call('CreateQueue', { QueueName: name, Attributes });
      return (answer as { readonly QueueUrl: string }).QueueUrl;
    },
    /** Sends up to ten messages. Rejects if the queue does not accept all of them. */
    send: async (QueueUrl: string, bodies: readonly string[]): Promise<void> => {
      const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      const answer = (await call('SendMessageBatch', { QueueUrl, Entries })) as { readonly Successful?: unknown[] };
      if (answer.Successful?.length !== bodies.length) throw new Error('The queue did not accept every message.');
    },
    /** Receives up to ten messages with all attributes. */
    receive: async (QueueUrl: string, WaitTimeSeconds: number): Promise<readonly ReceivedMessage[]> => {
      const names = { MessageSystemAttributeNames: ['All'], AttributeNames: ['All'], MessageAttributeNames: ['All'] };
      const answer = await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds, ...names });
      return (answer as { readonly Messages?: readonly ReceivedMessage[] }).Messages ?? [];
    },
    /** Deletes up to ten messages. */
    delete: async (QueueUrl: string, receiptHandles: readonly string[]): Promise<void> => {
      const Entries = receiptHandles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
      await call('DeleteMessageBatch', { QueueUrl, Entries });
    },
    /** Number of messages in the queue, those in flight included. */
    count: async (QueueUrl: string): Promise<number> => {
      const answer = await call('GetQueueAttributes', { QueueUrl, AttributeNames: [...countNames] });
      const { Attributes = {} } = answer as { readonly Attributes?: Readonly<Record<string, string>> };
      return countNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    },
    close: (): void => {
      agent.destroy();
    },
  };
}

const countNames = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;
