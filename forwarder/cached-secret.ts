/** The text of a secret, kept in the environment. */
export interface CachedSecret {
  /** Rejects as reading does; what is wrong with one reading is not kept. */
  readonly text: () => Promise<string>;
  /**
   * Tells that what it holds was refused: the next `text` reads it again. False if it was read so lately that it cannot
   * have changed much: then it is kept, so that a wrong password does not become a call for each batch.
   */
  readonly refused: () => boolean;
}

/** Milliseconds for which a secret is taken to be as it was read, even if it is refused. */
export const rereadAfterMs = 30_000;

/** Reads a secret once, and again when what it held was refused: it has been rotated, maybe. */
export function cachedSecret(read: () => Promise<string>, now: () => number): CachedSecret {
  let current: { readonly text: Promise<string>; readonly at: number } | undefined;
  return {
    text: async () => {
      const reading = (current ??= { text: read(), at: now() });
      try {
        return await reading.text;
      } catch (error) {
        if (current === reading) current = undefined;
        throw error;
      }
    },
    refused: () => {
      if (current && now() - current.at < rereadAfterMs) return false;
      current = undefined;
      return true;
    },
  };
}
