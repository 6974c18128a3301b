/** A process that can be killed between any two of its steps, as with SIGKILL: begun steps end, and nothing follows. */
export interface ProcessLife {
  /** Does a step, unless the process is dead: then nothing ever resolves. */
  readonly step: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Resolves when the process is dead and its last steps have ended. */
  readonly killed: Promise<'killed'>;
}

/** A process that is killed after this number of steps. */
export function processLife(steps: number): ProcessLife {
  const { promise: killed, resolve } = Promise.withResolvers<'killed'>();
  let [begun, underWay] = [0, 0];
  const isDead = (): boolean => begun > steps;
  const unlessDead = <Result>(result: Promise<Result>): Promise<Result> => {
    if (!isDead()) return result;
    if (underWay === 0) resolve('killed');
    return Promise.withResolvers<Result>().promise;
  };
  return {
    killed,
    step: async (work) => {
      begun += 1;
      if (isDead()) return unlessDead(Promise.withResolvers<never>().promise);
      underWay += 1;
      const result = work();
      await result.catch(() => undefined);
      underWay -= 1;
      return unlessDead(result);
    },
  };
}
