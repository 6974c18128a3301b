// An `import` in an ES module evaluates every export of the module, and the web cryptography in node:crypto is slow to load.
const { hash, randomFillSync } = process.getBuiltinModule('node:crypto');

// Time in milliseconds and counter of the last UUID of version 7.
let last = { ms: 0, count: 0 };
const counts = 0x1000;

/**
 * Returns a new UUID of version 7: the time in milliseconds, a counter and random bits (RFC 9562, 5.7 and 6.2). It is greater
 * than all that this process has made before.
 */
export function newUuid(): string {
  const bytes = randomFillSync(Buffer.allocUnsafe(16));
  const now = Date.now();
  // A new millisecond begins in the lower half, so that thousands of UUIDs follow in it.
  if (now > last.ms) last = { ms: now, count: bytes.readUInt16BE(6) % (counts / 2) };
  else if (last.count + 1 < counts) last = { ms: last.ms, count: last.count + 1 };
  else last = { ms: last.ms + 1, count: 0 };
  bytes.writeUIntBE(last.ms, 0, 6);
  bytes.writeUInt16BE(last.count, 6);
  return textOf(bytes, 7);
}

/** Returns the UUID of version 5 of a name in a namespace, which is a UUID itself (RFC 9562, 5.5). */
export function nameUuid(name: string, namespace: string): string {
  const bytes = Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(name)]);
  return textOf(Buffer.from(hash('sha1', bytes, 'hex').slice(0, 32), 'hex'), 5);
}

function textOf(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
