/** Brokers, by host:port, of which an answer is awaited before they are relied on. */
export interface SilentBrokers {
  /** Whether the broker was silent lately, or has not answered since a request failed. */
  readonly has: (address: string) => boolean;
  /** Notes that a broker was silent. */
  readonly add: (address: string) => void;
  /** Notes that a request failed after some time: any broker may be silent. */
  readonly addAll: () => void;
  /** Notes an answer of a broker. */
  readonly answered: (address: string) => void;
  /** Returns the addresses in random order, those of silent brokers last, each once. */
  readonly silentLast: (addresses: readonly string[]) => string[];
}

export interface SilentBrokersPorts {
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Milliseconds for which silence is remembered: longer than a partition needs for a new leader. */
export const rememberedMs = 30_000;

/** Remembers silence across the producers of one execution environment. */
export function silentBrokers({ now, random }: SilentBrokersPorts): SilentBrokers {
  const silentAt = new Map<string, number>();
  const answers = new Set<string>();
  let failedAt = -Infinity;
  const isRecent = (time = -Infinity): boolean => now() - time < rememberedMs;
  const isSilent = (address: string): boolean => isRecent(silentAt.get(address));
  const isDoubtful = (address: string): boolean => isRecent(failedAt) && !answers.has(address);
  const rankOf = (address: string): number => (isSilent(address) ? 2 : isDoubtful(address) ? 1 : 0);
  return {
    has: (address) => rankOf(address) > 0,
    add: (address) => void silentAt.set(address, now()),
    addAll: () => {
      failedAt = now();
      answers.clear();
    },
    answered: (address) => {
      silentAt.delete(address);
      answers.add(address);
    },
    silentLast: (addresses) => {
      const shuffled = [...new Set(addresses)]
        .map((address) => ({ address, rank: rankOf(address) + random() }))
        .sort((one, other) => one.rank - other.rank);
      return shuffled.map(({ address }) => address);
    },
  };
}
