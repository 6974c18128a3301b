import { isDeepStrictEqual } from 'node:util';
import {
  attributeText,
  type QueueMessage,
  type QueueMessageAttributes,
  type OutgoingMessage,
} from '../../replay/messages/queue-message.ts';
import { soakEvent } from '../soak/soak-event.ts';

const oddities = ['\r\n', '\u2028', '\u0000', '\u001b[31m', '"', '\\', '\uFEFF', 'é', '😀', '{', '\u0085', '\t'];

/** Messages of 1 byte to `maxBytes`: events with white space that no serializer writes, and arbitrary texts. */
export function randomMessages(random: () => number, count: number, maxBytes: number): OutgoingMessage[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  // Most are small, and some as large as can be.
  const size = (): number => Math.max(1, Math.floor(maxBytes ** random()));
  const oddText = (): string => {
    const bytes = size();
    const odd = Array.from({ length: Math.min(40, bytes) }, () => oddities[below(oddities.length)]).join('');
    return (odd + String.fromCharCode(97 + below(26)).repeat(bytes)).slice(0, bytes);
  };
  return Array.from({ length: count }, (_none, index) => {
    const event = JSON.stringify(soakEvent(index)).replace('{', `{${' '.repeat(size())}`);
    return { body: random() < 0.5 ? event : oddText(), attributes: attributesOf(index, below) };
  });
}

/** The first names the message: a body of one byte says nothing. */
function attributesOf(index: number, below: (limit: number) => number): QueueMessageAttributes {
  const bytes = Uint8Array.from({ length: 1 + below(40) }, () => below(256));
  const more = {
    reason: { DataType: 'String', StringValue: 'MESSAGE_TOO_LARGE' },
    raw: { DataType: 'Binary.odd', BinaryValue: bytes },
    size: { DataType: 'Number', StringValue: String(below(1_000)) },
  };
  const chosen = Object.entries(more).slice(0, below(4));
  return { message: { DataType: 'String', StringValue: String(index) }, ...Object.fromEntries(chosen) };
}

/** Whether a message is a copy of another one, byte for byte; a replay may have added attributes. */
function isCopy({ body, attributes }: OutgoingMessage, found: OutgoingMessage): boolean {
  const known = Object.keys(attributes).map((name) => [name, found.attributes[name]] as const);
  return found.body === body && isDeepStrictEqual(Object.fromEntries(known), { ...attributes });
}

/** The messages without a copy among those found. */
export function missingIn(
  messages: readonly OutgoingMessage[],
  found: readonly Pick<QueueMessage, 'body' | 'attributes'>[],
  isSame = isCopy,
): OutgoingMessage[] {
  const byName = Map.groupBy(found, (one) => attributeText(one, 'message') ?? '');
  return messages.filter(
    (message) => !byName.get(attributeText(message, 'message') ?? '')?.some((one) => isSame(message, one)),
  );
}
