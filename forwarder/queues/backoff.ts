const firstSeconds = 5;
const maxSeconds = 900;

/**
 * Returns the visibility timeout of a failed message in seconds. It doubles with every delivery, up to 15 minutes. Half of it
 * is random, so that the messages of an outage do not all become visible at once. `random` is in [0, 1).
 */
export function backoffSeconds(receiveCount: number, random: number): number {
  const full = Math.min(maxSeconds, firstSeconds * 2 ** (Math.max(1, receiveCount) - 1));
  return Math.ceil(full / 2 + (full / 2) * random);
}
