const firstSeconds = 5;
const maxSeconds = 900;

/**
 * Seconds a message stays hidden before it is tried again: doubled with every delivery, at most 15 minutes, half of it
 * at random so that the messages of an outage do not all come back at once. `random` is in [0, 1).
 */
export function backoffSeconds(receiveCount: number, random: number): number {
  const full = Math.min(maxSeconds, firstSeconds * 2 ** (Math.max(1, receiveCount) - 1));
  return Math.ceil(full / 2 + (full / 2) * random);
}
