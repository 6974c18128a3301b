import type { Letter } from './queue/letter.ts';

/** A letter as a line of NDJSON from which it can be made again, byte for byte; a binary attribute is in base64. */
export function letterLine({ messageId, body, attributes, sentAt }: Letter, queue: string): string {
  const plain = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    BinaryValue
      ? { dataType: DataType, binaryValue: Buffer.from(BinaryValue).toString('base64') }
      : { dataType: DataType, stringValue: StringValue },
  ]);
  const line = {
    queue,
    messageId,
    sentAt: sentAt.toISOString(),
    body,
    attributes: Object.fromEntries(plain) as object,
  };
  return JSON.stringify(line);
}
