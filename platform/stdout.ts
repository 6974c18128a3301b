/** Where lines of the log go. Node makes it at its first use, which takes a while. */
export const stdout = (): NodeJS.WritableStream => process.stdout;

/** Writes one line to the log as it is. */
export const log = (line: string): void => {
  stdout().write(`${line}\n`);
};
