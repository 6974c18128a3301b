import { createHash, randomUUID } from 'node:crypto';
import type { IdentityEvent } from '../../contracts/catalog.ts';
import { startStub, type Stub } from './aws-stub.ts';

/** Error code of an entry that the bus takes into its answer, but not onto the bus. */
export const entryCode = 'InternalFailure';

interface BusEntry {
  readonly Detail: string;
}

/** EventBridge, as far as PutEvents goes. */
export const startBus = (): Promise<Stub<IdentityEvent>> =>
  startStub({
    item: ({ Detail }: BusEntry) => JSON.parse(Detail) as IdentityEvent,
    answer: (entries) => ({
      FailedEntryCount: entries.filter(({ isAccepted }) => !isAccepted).length,
      Entries: entries.map(({ isAccepted }) =>
        isAccepted ? { EventId: randomUUID() } : { ErrorCode: entryCode, ErrorMessage: 'Try again.' },
      ),
    }),
  });

interface QueueEntry {
  readonly Id: string;
  readonly MessageBody: string;
  readonly MessageAttributes: { readonly reason: { readonly StringValue: string } };
}

/** An event in the outbox, with the reason. */
export interface Outboxed {
  readonly event: IdentityEvent;
  readonly reason: string;
}

/** SQS, as far as SendMessageBatch goes. The SDK compares the MD5 of what it sent. */
export const startQueue = (): Promise<Stub<Outboxed>> =>
  startStub({
    item: ({ MessageBody, MessageAttributes }: QueueEntry) => ({
      event: JSON.parse(MessageBody) as IdentityEvent,
      reason: MessageAttributes.reason.StringValue,
    }),
    answer: (entries) => ({
      Successful: entries.flatMap(({ entry, isAccepted }) => (isAccepted ? [sent(entry)] : [])),
      Failed: entries.flatMap(({ entry: { Id }, isAccepted }) =>
        isAccepted ? [] : [{ Id, SenderFault: false, Code: entryCode }],
      ),
    }),
  });

const sent = ({ Id, MessageBody }: QueueEntry) => ({
  Id,
  MessageId: randomUUID(),
  MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
});
