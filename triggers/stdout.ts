/** Writes one line to the log as it is. */
export const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
