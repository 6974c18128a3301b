/** The text of a secret, kept in the environment. */
export interface CachedSecret {
  /** Rejects as reading does; a reading that failed is not kept. */
  readonly text: () => Promise<string>;
  /**
   * Reads the secret again because its content was refused or cannot be used; resolves with whether the text is another
   * one. False without reading if it was read in the last 30 seconds: a wrong secret must not become a call for each batch.
   * Never rejects.
   */
  readonly changed: () => Promise<boolean>;
}

/** Milliseconds for which a secret is taken to be as it was read, even if it is refused. */
export const rereadAfterMs = 30_000;

/** Reads a secret once, and again when its content did not work: it may have been rotated or corrected. */
export function cachedSecret(read: () => Promise<string>, now: () => number): CachedSecret {
  let current: { readonly text: Promise<string>; readonly at: number } | undefined;
  const text = async (): Promise<string> => {
    current ??= { text: read(), at: now() };
    try {
      return await current.text;
    } catch (error) {
      current = undefined;
      throw error;
    }
  };
  return {
    text,
    changed: async () => {
      const before = current;
      if (before === undefined) return true;
      if (now() - before.at < rereadAfterMs) return false;
      current = undefined;
      try {
        return (await text()) !== (await before.text);
      } catch {
        current = { ...before, at: now() };
        return false;
      }
    },
  };
}
