/** Brokers, by host:port, that lately did not answer when they were asked. */
export interface SilentBrokers {
  readonly has: (address: string) => boolean;
  readonly add: (address: string) => void;
  /** Notes that the broker answers. */
  readonly delete: (address: string) => void;
  /** Returns the addresses in random order, those of silent brokers last, each once. */
  readonly silentLast: (addresses: readonly string[]) => string[];
}

export interface SilentBrokersPorts {
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Milliseconds for which a silent broker is remembered: longer than a partition needs for a new leader. */
export const rememberedMs = 30_000;

/** Remembers silent brokers across the producers of one execution environment. */
export function silentBrokers({ now, random }: SilentBrokersPorts): SilentBrokers {
  const until = new Map<string, number>();
  const has = (address: string): boolean => (until.get(address) ?? 0) > now();
  return {
    has,
    add: (address) => void until.set(address, now() + rememberedMs),
    delete: (address) => void until.delete(address),
    silentLast: (addresses) => {
      const shuffled = [...new Set(addresses)]
        .map((address) => ({ address, rank: random() + (has(address) ? 1 : 0) }))
        .sort((one, other) => one.rank - other.rank);
      return shuffled.map(({ address }) => address);
    },
  };
}
