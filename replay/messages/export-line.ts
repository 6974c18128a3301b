import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { toObject, isObject, objectIn } from '../../platform/coerce.ts';
import type { QueueMessage, QueueMessageAttributes } from './queue-message.ts';

interface LineAttribute {
  readonly dataType?: string | undefined;
  readonly stringValue?: string | undefined;
  /** Base64. */
  readonly binaryValue?: string;
}

/** Returns the lines of messages in an export file. */
export const toExportLines = (messages: readonly QueueMessage[], queue: string): string =>
  messages.map((message) => `${toExportLine(message, queue)}\n`).join('');

/** Returns a message as a line of NDJSON, from which it can be restored byte for byte. A binary attribute is in base64. */
export function toExportLine({ messageId, body, attributes, sentAt }: QueueMessage, queue: string): string {
  const plain = Object.entries(attributes).map(
    ([name, { DataType, StringValue, BinaryValue }]): [string, LineAttribute] => [
      name,
      BinaryValue
        ? { dataType: DataType, binaryValue: Buffer.from(BinaryValue).toString('base64') }
        : { dataType: DataType, stringValue: StringValue },
    ],
  );
  const line = { queue, messageId, sentAt: sentAt.toISOString(), body, attributes: Object.fromEntries(plain) };
  return JSON.stringify(line);
}

/** Returns the message of an export line, and the name of its queue; undefined if the line is incomplete. */
export function parseExportLine(text: string): { readonly queue: string; readonly message: QueueMessage } | undefined {
  const line = objectIn(text);
  if (!line) return undefined;
  const { queue, messageId, sentAt, body } = line;
  const attributes = attributesOf(line['attributes']);
  if (typeof queue !== 'string' || typeof messageId !== 'string' || typeof body !== 'string') return undefined;
  if (!attributes) return undefined;
  const time = new Date(String(sentAt));
  const sent = Number.isNaN(time.getTime()) ? new Date(0) : time;
  return { queue, message: { messageId, handle: '', body, attributes, sentAt: sent, receiveCount: 0 } };
}

/** Returns all attributes; undefined if one is invalid. */
function attributesOf(value: unknown): QueueMessageAttributes | undefined {
  if (!isObject(value)) return undefined;
  const read = Object.entries(value).map(([name, attribute]) => [name, attributeOf(toObject(attribute))] as const);
  const whole = read.flatMap(([name, attribute]) => (attribute ? [[name, attribute] as const] : []));
  return whole.length === read.length ? Object.fromEntries(whole) : undefined;
}

function attributeOf({
  dataType,
  stringValue,
  binaryValue,
}: Readonly<Record<string, unknown>>): MessageAttributeValue | undefined {
  if (typeof dataType !== 'string') return undefined;
  if (typeof binaryValue === 'string' && stringValue === undefined) {
    const bytes = Buffer.from(binaryValue, 'base64');
    // Buffer skips characters that are not base64.
    return bytes.toString('base64') === binaryValue
      ? { DataType: dataType, BinaryValue: new Uint8Array(bytes) }
      : undefined;
  }
  const isText = typeof stringValue === 'string' && binaryValue === undefined;
  return isText ? { DataType: dataType, StringValue: stringValue } : undefined;
}
