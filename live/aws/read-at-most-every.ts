/** A value, and whether this call has read it. */
export interface Kept<Value> {
  readonly value: Value;
  readonly isNew: boolean;
}

/**
 * Returns a reader that reads again only after `everyMs`, and returns the last value until then. It rejects with the error of `read`, and
 * keeps this error for the same time: a call that is not allowed is not repeated every few seconds.
 */
export function readAtMostEvery<Value>(
  everyMs: number,
  read: (nowMs: number) => Promise<Value>,
): (nowMs: number) => Promise<Kept<Value>> {
  let last: { readonly atMs: number; readonly value: Promise<Value> } | undefined;
  return async (nowMs) => {
    const isNew = last === undefined || nowMs - last.atMs >= everyMs;
    if (last === undefined || isNew) last = { atMs: nowMs, value: read(nowMs) };
    return { value: await last.value, isNew };
  };
}
