/** A map that holds at most `maxEntries`: the entry that was set first makes room for the next one. */
export class BoundedMap<Value> {
  private readonly entries = new Map<string, Value>();
  private readonly maxEntries: number;

  constructor(maxEntries: number) {
    this.maxEntries = maxEntries;
  }

  get(key: string): Value | undefined {
    return this.entries.get(key);
  }

  /** Sets an entry, which then is the newest. */
  set(key: string, value: Value): void {
    this.entries.delete(key);
    const [oldest = key] = this.entries.keys();
    if (this.entries.size >= this.maxEntries) this.entries.delete(oldest);
    this.entries.set(key, value);
  }
}
