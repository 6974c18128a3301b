/** Returns the row to which a key moves the focus; undefined if the key moves nothing. `page` is a number of rows. */
export function keyTarget(
  key: string,
  { row, count, page }: { readonly row: number; readonly count: number; readonly page: number },
): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, target));
}
