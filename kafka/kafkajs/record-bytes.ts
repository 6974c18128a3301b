/** A record before it is encoded: key and value as bytes, headers as text. */
export interface RecordContent {
  readonly key: Buffer | null;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The records of a batch, one after the other, as Kafka's message format 2 has them ("Record", Kafka documentation). All have
 * the same time. It measures first and writes into one buffer, where kafkajs makes a buffer for each record and each header.
 * `room` is the number of unwritten bytes before the first record.
 */
export function recordBytes(records: readonly RecordContent[], room = 0): Buffer {
  const sizes = records.map(sizeOfRecord);
  const total = sizes.reduce((sum, size) => sum + sizeOfVarint(size) + size, 0);
  const bytes = Buffer.allocUnsafe(room + total);
  let at = room;
  records.forEach(({ key, value, headers }, offset) => {
    at = writeVarint(bytes, at, sizes[offset] as number);
    // Attributes and the difference to the first time.
    bytes[at] = 0;
    bytes[at + 1] = 0;
    at = writeVarint(bytes, at + 2, offset);
    at = key === null ? writeVarint(bytes, at, -1) : writeBytes(bytes, at, key);
    at = writeBytes(bytes, at, value);
    const names = Object.keys(headers);
    at = writeVarint(bytes, at, names.length);
    for (const name of names) {
      at = writeText(bytes, at, name);
      at = writeText(bytes, at, headers[name] as string);
    }
  });
  return bytes;
}

/** Bytes of a record without its length. */
function sizeOfRecord({ key, value, headers }: RecordContent, offset: number): number {
  const names = Object.keys(headers);
  return names.reduce(
    (sum, name) =>
      sum + sizeWithLength(Buffer.byteLength(name)) + sizeWithLength(Buffer.byteLength(headers[name] as string)),
    2 +
      sizeOfVarint(offset) +
      (key === null ? sizeOfVarint(-1) : sizeWithLength(key.length)) +
      sizeWithLength(value.length) +
      sizeOfVarint(names.length),
  );
}

const sizeWithLength = (length: number): number => sizeOfVarint(length) + length;

/** A signed number of 32 bits as one without a sign: small numbers stay small. */
const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;

/** Seven bits per byte. */
function sizeOfVarint(value: number): number {
  const bits = 32 - Math.clz32(zigzag(value));
  return bits === 0 ? 1 : Math.ceil(bits / 7);
}

function writeVarint(bytes: Buffer, begin: number, value: number): number {
  let rest = zigzag(value);
  let at = begin;
  for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at++] = rest;
  return at;
}

function writeBytes(bytes: Buffer, begin: number, content: Buffer): number {
  const at = writeVarint(bytes, begin, content.length);
  content.copy(bytes, at);
  return at + content.length;
}

function writeText(bytes: Buffer, begin: number, text: string): number {
  const at = writeVarint(bytes, begin, Buffer.byteLength(text));
  return at + bytes.write(text, at);
}
