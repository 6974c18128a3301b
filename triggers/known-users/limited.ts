/** Lets at most `most` calls be under way at a time. The others wait, in their order. */
export function limited<Argument, Result>(
  most: number,
  call: (argument: Argument) => Promise<Result>,
): (argument: Argument) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (argument) => {
    if (underWay >= most) await new Promise<void>((resolve) => void waiting.push(resolve));
    else underWay += 1;
    try {
      return await call(argument);
    } finally {
      // The place passes to the next call, so that no later one takes it in between.
      const next = waiting.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
}
