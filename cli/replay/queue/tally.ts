/** Counts by name. */
export function tally<Name extends string = string>() {
  const counts = new Map<Name, number>();
  return {
    add: (name: Name, count = 1): void => void counts.set(name, (counts.get(name) ?? 0) + count),
    of: (name: Name): number => counts.get(name) ?? 0,
    total: (): number => [...counts.values()].reduce((sum, count) => sum + count, 0),
    /** "3 TIMEOUT, 1 NO_RESOURCE": the most frequent first. */
    words: (): string =>
      [...counts]
        .sort(([, one], [, other]) => other - one)
        .map(([name, count]) => `${count} ${name}`)
        .join(', '),
    entries: (): Record<string, number> => Object.fromEntries(counts),
  };
}
