import type { QueuePort } from '../replay-ports.ts';
import type { Deliver } from './destination.ts';
import type { QueueMessage } from '../messages/queue-message.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

export interface SendAndDeleteOptions {
  readonly deliver: Deliver;
  readonly queues: Pick<QueuePort, 'remove'>;
  readonly url: string;
  /** Whether to keep the originals. */
  readonly copy: boolean;
}

/** The result of sending. */
export interface SendResult {
  /** Number of messages that the destination has accepted. */
  readonly sent: number;
  /** Messages that are deleted from their queue. */
  readonly deleted: readonly QueueMessage[];
  /** Error codes of the refused messages, which stay in their queue. */
  readonly refused: readonly string[];
  /** Error codes of sent messages that are still in their queue, and can be sent twice. */
  readonly undeleted: readonly string[];
}

/** Sends messages, and then deletes those that the destination has accepted. */
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
  const codesOfDelete = await queues.remove(url, handles);
  return {
    sent: accepted.length,
    deleted: accepted.filter((_message, index) => codesOfDelete[index] === undefined),
    refused,
    undeleted: codesOfDelete.filter((code) => code !== undefined),
  };
}
