/** Waits before the next try of a call to AWS: 1, 2, 4 … seconds, the number of the last try given. */
export const pauses = (attempt: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 500 * 2 ** attempt);
  });
