/**
 * Runs one call of `work` at a time. Items that arrive during a call wait, and go together in the next one. Each caller gets the
 * results of its own items, in their order; a call that rejects rejects for all callers whose items it had.
 */
export function oneAtATime<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  interface Waiting extends PromiseWithResolvers<readonly Result[]> {
    readonly items: readonly Item[];
  }
  let waiting: Waiting[] = [];
  let isWorking = false;
  const settle = async (callers: readonly Waiting[]): Promise<void> => {
    try {
      const results = await work(callers.flatMap(({ items }) => items));
      let next = 0;
      for (const { items, resolve } of callers) resolve(results.slice(next, (next += items.length)));
    } catch (error) {
      for (const { reject } of callers) reject(error);
    }
  };
  const workOff = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    while (waiting.length > 0) {
      const callers = waiting;
      waiting = [];
      await settle(callers);
    }
    isWorking = false;
  };
  return (items) => {
    const caller: Waiting = { items, ...Promise.withResolvers<readonly Result[]>() };
    waiting.push(caller);
    void workOff();
    return caller.promise;
  };
}
