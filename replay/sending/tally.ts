/** Counts by name. */
export function tally() {
  const counts = new Map<string, number>();
  return {
    add: (name: string, count = 1): void => void counts.set(name, (counts.get(name) ?? 0) + count),
    total: (): number => [...counts.values()].reduce((sum, count) => sum + count, 0),
    /** "3 TIMEOUT, 1 NO_RESOURCE": the most frequent first. */
    text: (): string =>
      [...counts]
        .sort(([, one], [, other]) => other - one)
        .map(([name, count]) => `${count} ${name}`)
        .join(', '),
    entries: (): Record<string, number> => Object.fromEntries(counts),
  };
}
