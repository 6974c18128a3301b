const seed = 0x9747b28c;
const multiplier = 0x5bd1e995;

/**
 * Murmur2 of a record's key, as a signed 32-bit number: what every client of Kafka hashes keys with to choose a
 * partition. kafkajs's own takes ten times as long, because it computes with 64 bits that it then drops.
 */
export function keyHash(key: Buffer): number {
  const { length } = key;
  const whole = length - (length % 4);
  let hash = seed ^ length;
  for (let at = 0; at < whole; at += 4) {
    const word = Math.imul(key.readInt32LE(at), multiplier);
    hash = Math.imul(hash, multiplier) ^ Math.imul(word ^ (word >>> 24), multiplier);
  }
  if (whole < length) hash = Math.imul(hash ^ key.readUIntLE(whole, length - whole), multiplier);
  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}
