/** What SQS takes in one call ("Amazon SQS message quotas", SQS developer guide); the bytes are those of all entries. */
const limits = { entries: 10, bytes: 1_048_576 } as const;

/**
 * Calls `send` with as many items at a time as SQS takes, all calls at once, and resolves with all their answers in
 * order. An item that is larger than a call has a call of its own, so that SQS rejects only this call.
 */
export async function inSqsBatches<Item, Answer>(
  items: readonly Item[],
  bytesOf: (item: Item) => number,
  send: (batch: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const batches: Item[][] = [];
  let last: Item[] | undefined;
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(item);
    if (last && last.length < limits.entries && bytes + size <= limits.bytes) {
      last.push(item);
      bytes += size;
    } else {
      last = [item];
      batches.push(last);
      bytes = size;
    }
  }
  return (await Promise.all(batches.map((batch) => send(batch)))).flat();
}
