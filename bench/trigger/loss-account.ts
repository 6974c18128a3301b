/** Places of the logins' events, by the `sub` of the user. A list contains a `sub` once for each copy of the event. */
export interface Whereabouts {
  readonly invoked: readonly string[];
  readonly onBus: readonly string[];
  readonly inOutbox: readonly string[];
  /** In a log line of last resort. */
  readonly inLog: readonly string[];
}

/** Account of the logins of a run. */
export interface LossAccount {
  readonly invocations: number;
  readonly published: number;
  readonly sentToOutbox: number;
  readonly logged: number;
  /** Nowhere at all. */
  readonly lost: number;
  /** In more than one place, or more than once in one. */
  readonly doubled: number;
}

/** Accounts for every login of a run. */
export function accountFor({ invoked, onBus, inOutbox, inLog }: Whereabouts): LossAccount {
  const copies = new Map<string, number>();
  for (const sub of [...onBus, ...inOutbox, ...inLog]) copies.set(sub, (copies.get(sub) ?? 0) + 1);
  const counts = invoked.map((sub) => copies.get(sub) ?? 0);
  return {
    invocations: invoked.length,
    published: onBus.length,
    sentToOutbox: inOutbox.length,
    logged: inLog.length,
    lost: counts.filter((count) => count === 0).length,
    doubled: counts.filter((count) => count > 1).length,
  };
}
