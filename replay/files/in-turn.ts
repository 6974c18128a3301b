/**
 * Runs one write at a time. Texts that arrive during a write are written together afterwards, in the order in which they
 * arrived, and share one result.
 */
export function inTurn(write: (text: string) => Promise<void>): (text: string) => Promise<void> {
  let waiting: string[] = [];
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const writeWaiting = (): Promise<void> => {
    const text = waiting.join('');
    waiting = [];
    next = undefined;
    return write(text);
  };
  return (text) => {
    waiting.push(text);
    if (next === undefined) last = next = last.then(writeWaiting, writeWaiting);
    return next;
  };
}
