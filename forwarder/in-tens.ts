/** SQS takes at most ten entries in one call ("Amazon SQS quotas", SQS developer guide). */
const maxEntries = 10;

/** Calls `send` with ten items at a time, all calls at once, and resolves with all their answers. */
export async function inTens<Item, Answer>(
  items: readonly Item[],
  send: (ten: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const calls: Promise<readonly Answer[]>[] = [];
  for (let start = 0; start < items.length; start += maxEntries)
    calls.push(send(items.slice(start, start + maxEntries)));
  return (await Promise.all(calls)).flat();
}
