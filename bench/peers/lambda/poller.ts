import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { region } from '../../../local/rig/aws-environment.ts';
import type { ReceivedMessage, SqsCalls } from '../queue/sqs-calls.ts';
import type { Environment } from './environment.ts';

export interface PollerSettings {
  readonly calls: Pick<SqsCalls, 'receive' | 'delete'>;
  readonly queueUrl: string;
  /** Maximum number of messages in a batch: ten, or a multiple of ten. */
  readonly batch: number;
  /** Each polls for itself, and gets the next batch after its answer. */
  readonly environments: readonly Pick<Environment, 'invoke'>[];
}

const waitSeconds = 1;
const perCall = 10;

/**
 * Stands for Lambda's event source mapping: receives messages, invokes a function and deletes what it does not report as failed.
 * A batch has what the queue holds at once, without a window. If the function rejects, nothing of the batch is deleted.
 * `stop` resolves when the last batches are over.
 */
export function startPoller({ calls, queueUrl, batch, environments }: PollerSettings): { stop: () => Promise<void> } {
  const end = new AbortController();
  const isStopped = (): boolean => end.signal.aborted;
  const receiveBatch = async (): Promise<readonly ReceivedMessage[]> => {
    const first = await calls.receive(queueUrl, waitSeconds);
    if (first.length < perCall || batch <= perCall) return first;
    const more = Array.from({ length: batch / perCall - 1 }, () => calls.receive(queueUrl, 0));
    return [...first, ...(await Promise.all(more)).flat()];
  };
  const deleteAll = async (messages: readonly ReceivedMessage[]): Promise<void> => {
    const handles = messages.map(({ ReceiptHandle }) => ReceiptHandle);
    const parts = Array.from({ length: Math.ceil(handles.length / perCall) }, (_unused, part) =>
      handles.slice(part * perCall, (part + 1) * perCall),
    );
    await Promise.all(parts.map((part) => calls.delete(queueUrl, part)));
  };
  const poll = async ({ invoke }: Pick<Environment, 'invoke'>): Promise<void> => {
    while (!isStopped()) {
      const messages = await receiveBatch();
      // Messages that arrive with the end become visible again.
      if (messages.length === 0 || isStopped()) continue;
      const failed = await invoke(eventOf(messages)).then(failedIn, () => undefined);
      if (failed) await deleteAll(messages.filter(({ MessageId }) => !failed.has(MessageId)));
    }
  };
  const polling = Promise.all(environments.map(poll));
  // A failing call is thrown by `stop`.
  polling.catch(() => undefined);
  return {
    stop: async () => {
      end.abort();
      await polling;
    },
  };
}

/** Returns the ids of the messages that SQS must deliver again. */
function failedIn(answer: unknown): ReadonlySet<string> {
  const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: readonly { itemIdentifier: string }[] };
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}

const eventOf = (messages: readonly ReceivedMessage[]): SQSEvent => ({ Records: messages.map(recordOf) });

const recordOf = (message: ReceivedMessage): SQSRecord => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: { ...message.Attributes } as unknown as SQSRecord['attributes'],
  messageAttributes: {},
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:${region}:000000000000:events`,
  awsRegion: region,
});
