import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Letter } from './queue/letter.ts';

interface LineAttribute {
  readonly dataType?: string | undefined;
  readonly stringValue?: string | undefined;
  /** Base64. */
  readonly binaryValue?: string;
}

/** A letter as a line of NDJSON from which it can be made again, byte for byte; a binary attribute is in base64. */
export function letterLine({ messageId, body, attributes, sentAt }: Letter, queue: string): string {
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

/** The letter of such a line, and the queue it came from; undefined if the line is not whole. */
export function letterOfLine(text: string): { readonly queue: string; readonly letter: Letter } | undefined {
  let line: Partial<Readonly<Record<string, unknown>>>;
  try {
    line = JSON.parse(text) as typeof line;
  } catch {
    return undefined;
  }
  const { queue, messageId, sentAt, body, attributes } = line;
  if (typeof queue !== 'string' || typeof messageId !== 'string' || typeof body !== 'string') return undefined;
  if (typeof attributes !== 'object' || attributes === null) return undefined;
  const given = Object.entries(attributes as Readonly<Record<string, LineAttribute>>);
  return {
    queue,
    letter: {
      messageId,
      handle: '',
      body,
      attributes: Object.fromEntries(given.map(([name, attribute]) => [name, attributeOf(attribute)])),
      sentAt: new Date(String(sentAt)),
      receiveCount: 0,
    },
  };
}

const attributeOf = ({ dataType, stringValue, binaryValue }: LineAttribute): MessageAttributeValue => ({
  DataType: dataType,
  ...(binaryValue === undefined
    ? { StringValue: stringValue }
    : { BinaryValue: new Uint8Array(Buffer.from(binaryValue, 'base64')) }),
});
