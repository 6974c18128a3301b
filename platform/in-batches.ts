/** The limits of one request. */
export interface RequestLimits {
  readonly entries: number;
  /** Of all entries together. */
  readonly bytes: number;
}

/** Cuts items into the batches of requests, in their order. An item that exceeds the limit by itself is its own batch. */
export function inBatches<Item>(
  items: readonly Item[],
  bytesOf: (item: Item) => number,
  limits: RequestLimits,
): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const size = bytesOf(item);
    const last = batches.at(-1);
    if (last && bytes + size <= limits.bytes && last.length < limits.entries) {
      last.push(item);
      bytes += size;
    } else {
      batches.push([item]);
      bytes = size;
    }
  }
  return batches;
}
