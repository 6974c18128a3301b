import type {
  ChangeMessageVisibilityBatchRequestEntry,
  SendMessageBatchRequestEntry,
  SQSClient,
} from '@aws-sdk/client-sqs';

type Entry = Partial<SendMessageBatchRequestEntry & ChangeMessageVisibilityBatchRequestEntry>;
interface Input {
  readonly QueueUrl: string;
  readonly Entries: readonly Entry[];
}

interface FakeSqsOptions {
  /** Entries that the answer names as failed. @default - none */
  readonly refuses?: (entry: Entry) => boolean;
  /** Entries that make the whole call fail. @default - none */
  readonly breaks?: (entry: Entry) => boolean;
  /** The result of a call. One that hangs ends when it is aborted, and without a signal never. @default 'answer' */
  readonly outcome?: 'answer' | 'fail' | 'hang';
}

/** Limits of one call, "Amazon SQS message quotas", SQS developer guide. */
export const sqsLimits = { entries: 10, bytes: 1_048_576 } as const;

/** An SQS client that takes a batch of messages or of visibility timeouts, within the limits, and keeps what it took. */
export function fakeSqs({ refuses = () => false, breaks = () => false, outcome = 'answer' }: FakeSqsOptions = {}) {
  const calls: Input[] = [];
  const accepted: Entry[] = [];
  const send = async ({ input }: { readonly input: Input }, options?: { readonly abortSignal?: AbortSignal }) => {
    calls.push(input);
    if (outcome === 'hang') await aborted(options?.abortSignal);
    if (outcome === 'fail') throw new Error('connect ETIMEDOUT');
    if (input.Entries.some(breaks)) throw new TypeError('an entry cannot be written');
    refuseBeyondLimits(input.Entries);
    const taken = input.Entries.filter((entry) => !refuses(entry));
    accepted.push(...taken);
    return {
      Successful: taken.map(({ Id }) => ({ Id })),
      Failed: input.Entries.filter(refuses).map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
    };
  };
  return { calls, accepted, client: { send } as unknown as Pick<SQSClient, 'send'> };
}

const aborted = (signal: AbortSignal | undefined) =>
  new Promise<never>((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Error('Request aborted'));
    });
  });

function refuseBeyondLimits(entries: readonly Entry[]): void {
  const ids = new Set(entries.map(({ Id }) => Id));
  if (entries.length === 0) throw new Error('EmptyBatchRequest');
  if (entries.length > sqsLimits.entries) throw new Error('TooManyEntriesInBatchRequest');
  if (ids.size < entries.length) throw new Error('BatchEntryIdsNotDistinct');
  if (entries.reduce((sum, entry) => sum + bytesOf(entry), 0) > sqsLimits.bytes) throw new Error('BatchRequestTooLong');
}

/** The body, and the name, the data type and the value of every attribute: "Amazon SQS message metadata", same guide. */
function bytesOf({ MessageBody = '', MessageAttributes = {} }: Entry): number {
  const attributes = Object.entries(MessageAttributes).flatMap(([name, { DataType = '', StringValue = '' }]) => [
    name,
    DataType,
    StringValue,
  ]);
  return Buffer.byteLength([MessageBody, ...attributes].join(''));
}
