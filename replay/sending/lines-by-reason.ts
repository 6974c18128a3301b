/** Numbers of lines, by the reason why their messages were not sent. */
export function linesByReason() {
  const lines = new Map<string, number[]>();
  return {
    add: (reason: string, line: number): void => {
      const others = lines.get(reason);
      if (others) others.push(line);
      else lines.set(reason, [line]);
    },
    entries: (): Record<string, readonly number[]> => Object.fromEntries(lines),
  };
}
