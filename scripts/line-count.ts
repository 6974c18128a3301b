/** Lines of code files, blank ones included. */
export interface LineCount {
  readonly files: number;
  readonly lines: number;
  /** Lines of the file in the middle. Of an even number of files, the longer of the two. */
  readonly median: number;
  /** The longest file, with its lines. `undefined` without files. */
  readonly longest: FileLines | undefined;
}

export interface FileLines {
  readonly path: string;
  readonly lines: number;
}

/** Code without tests and generated files, as arguments of git. */
export const countedPaths = ['*.ts', '*.mjs', '*.cjs', '*.js', '*.py', ':!test', ':!contracts/generated'];

/** Reads the output of `git grep -c ''`: a line `path:count` for each file, with `REF:` first where a commit was searched. */
export const filesIn = (output: string): readonly FileLines[] =>
  output.split('\n').flatMap((line) => {
    const [, path, lines] = /^(?:[^:]+:)?([^:]+):(\d+)$/.exec(line) ?? [];
    return path === undefined ? [] : [{ path, lines: Number(lines) }];
  });

/** Returns the figures of some files. */
export function lineCount(files: readonly FileLines[]): LineCount {
  const sorted = files.toSorted((one, other) => one.lines - other.lines);
  return {
    files: files.length,
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    median: sorted[sorted.length >> 1]?.lines ?? 0,
    longest: sorted.at(-1),
  };
}
