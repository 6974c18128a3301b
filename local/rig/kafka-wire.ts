/** Encodes the primitive types of Kafka's protocol ("Protocol primitive types", Kafka protocol guide). */
export const wire = {
  int16: (value: number): Buffer => {
    const buffer = Buffer.alloc(2);
    buffer.writeInt16BE(value);
    return buffer;
  },
  int32: (value: number): Buffer => {
    const buffer = Buffer.alloc(4);
    buffer.writeInt32BE(value);
    return buffer;
  },
  string: (text: string): Buffer => Buffer.concat([wire.int16(Buffer.byteLength(text)), Buffer.from(text)]),
  bytes: (content: Buffer): Buffer => Buffer.concat([wire.int32(content.length), content]),
  array: (elements: readonly Buffer[]): Buffer => Buffer.concat([wire.int32(elements.length), ...elements]),
} as const;

/** Decodes the same types, one after the other. */
export type Reader = ReturnType<typeof readerOf>;

export function readerOf(buffer: Buffer) {
  let at = 0;
  const take = (length: number): Buffer => buffer.subarray(at, (at += length));
  const int16 = (): number => take(2).readInt16BE();
  const int32 = (): number => take(4).readInt32BE();
  return {
    int16,
    int32,
    /** Null is the empty text. */
    string: (): string => take(Math.max(0, int16())).toString(),
    bytes: (): Buffer => take(int32()),
    boolean: (): boolean => take(1).readInt8() !== 0,
    array: <Element>(element: () => Element): Element[] => Array.from({ length: int32() }, element),
  };
}

/** Calls back with each request that has arrived whole; TCP cuts them as it likes. */
export function inFrames(onFrame: (request: Reader) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let needed = 4;
  return (chunk) => {
    chunks.push(chunk);
    bytes += chunk.length;
    // A large request comes in many pieces: they are put together once.
    if (bytes < needed) return;
    let arrived = Buffer.concat(chunks);
    while (arrived.length >= (needed = 4) && arrived.length >= (needed += arrived.readInt32BE())) {
      onFrame(readerOf(arrived.subarray(4, needed)));
      arrived = arrived.subarray(needed);
    }
    chunks = [arrived];
    bytes = arrived.length;
  };
}
