import type { QueuePort } from '../replay-ports.ts';
import type { Deliver } from './destination.ts';
import type { QueueMessage } from '../messages/queue-message.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

export interface SendAndDeleteOptions {
  readonly deliver: Deliver;
  readonly queues: Pick<QueuePort, 'remove'>;
  readonly url: string;
  /** Keeps the originals. */
  readonly copy: boolean;
}

/** What became of messages that were to be sent. */
export interface SendResult {
  /** Those that their destination has. */
  readonly sent: number;
  /** Those that are no longer in the queue they came from. */
  readonly deleted: readonly QueueMessage[];
  /** Codes of why the others were refused; those stay in their queue. */
  readonly refused: readonly string[];
  /** Codes of why some that were sent are still in their queue: they will be there twice. */
  readonly undeleted: readonly string[];
}

/** Sends messages and then deletes each that its destination accepted, and no other. */
export async function sendAndDelete(
  messages: readonly ParsedMessage[],
  options: SendAndDeleteOptions,
): Promise<SendResult> {
  const { deliver, queues, url, copy } = options;
  const codes = await deliver(messages);
  const accepted = messages.filter((_read, index) => codes[index] === undefined).map(({ message }) => message);
  const refused = codes.filter((code) => code !== undefined);
  if (copy || accepted.length === 0) return { sent: accepted.length, deleted: [], refused, undeleted: [] };
  const handles = accepted.map(({ handle }) => handle);
  const left = await queues.remove(url, handles);
  return {
    sent: accepted.length,
    deleted: accepted.filter((_message, index) => left[index] === undefined),
    refused,
    undeleted: left.filter((code) => code !== undefined),
  };
}
