/** Counts what happened in the last seconds. */
export interface RateWindow {
  readonly add: (atMs: number, count?: number) => void;
  /** Average per second over the window that ends now. */
  readonly perSecond: (nowMs: number) => number;
}

/** Returns an empty window of so many seconds. It keeps one count per quarter of a second. */
export function rateWindow(seconds: number): RateWindow {
  const slotMs = 250;
  const counts = new Map<number, number>();
  return {
    add: (atMs, count = 1) => {
      const slot = Math.floor(atMs / slotMs);
      counts.set(slot, (counts.get(slot) ?? 0) + count);
    },
    perSecond: (nowMs) => {
      const oldest = Math.floor(nowMs / slotMs) - (seconds * 1000) / slotMs;
      let sum = 0;
      for (const [slot, count] of counts) {
        if (slot <= oldest) counts.delete(slot);
        else sum += count;
      }
      return sum / seconds;
    },
  };
}
