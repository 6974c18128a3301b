const polynomial = 0x82f63b78;
const bytesAtOnce = 8;

/** Entry `256 * n + byte` is the checksum of the byte with n zero bytes after it. */
const tables = new Int32Array(256 * bytesAtOnce);
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
  tables[byte] = crc;
}
for (let at = 256; at < tables.length; at++) {
  const previous = tables[at - 256] ?? 0;
  tables[at] = (previous >>> 8) ^ (tables[previous & 0xff] ?? 0);
}
const entry = (zeros: number, byte: number): number => tables[256 * zeros + (byte & 0xff)] as number;

/**
 * CRC-32C (Castagnoli) of the bytes from `begin` to the end, as an unsigned number. Kafka has it in each batch of records.
 * It reads eight bytes at a time, where kafkajs reads one. `zlib.crc32` has another polynomial.
 */
export function crc32c(bytes: Buffer, begin = 0): number {
  let crc = -1;
  let at = begin;
  for (const last = bytes.length - bytesAtOnce; at <= last; at += bytesAtOnce) {
    const low = crc ^ bytes.readInt32LE(at);
    const high = bytes.readInt32LE(at + 4);
    crc =
      entry(7, low) ^
      entry(6, low >>> 8) ^
      entry(5, low >>> 16) ^
      entry(4, low >>> 24) ^
      entry(3, high) ^
      entry(2, high >>> 8) ^
      entry(1, high >>> 16) ^
      entry(0, high >>> 24);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ entry(0, crc ^ (bytes[at] as number));
  return ~crc >>> 0;
}
