import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface QueueReachSettings {
  readonly client: Pick<SQSClient, 'send'>;
  readonly queueUrls: readonly string[];
  /** Milliseconds that a call may take. */
  readonly timeoutMs: number;
}

/** Asks each queue for its ARN. Rejects with the client's error if one does not answer, or the role may not ask. */
export function queueReach({ client, queueUrls, timeoutMs }: QueueReachSettings): () => Promise<void> {
  return async () => {
    const ask = (QueueUrl: string) =>
      client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }), {
        abortSignal: AbortSignal.timeout(timeoutMs),
      });
    await Promise.all(queueUrls.map(ask));
  };
}
