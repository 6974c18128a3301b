import { parseArgs } from 'node:util';

/** A program of npm's scripts: what it takes, and what it does with it. */
export interface Program<Options> {
  /** Command line without options, such as "npm start --". */
  readonly name: string;
  readonly usage: string;
  /** Returns `undefined` if only the usage is requested. Throws an error that names the mistake. */
  readonly readOptions: () => Options | undefined;
  /** Resolves with the exit code. Rejects with what to tell. */
  readonly run: (options: Options) => Promise<number>;
  /** Exit code of a run that was interrupted, and what to tell then. @default - 0, and nothing */
  readonly interrupted?: { readonly code: number; readonly told: string };
}

export interface Terminal {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Whatever fails after it is aborted fails because of it. */
  readonly signal: AbortSignal;
}

/** Resolves with the exit code: 2 for invalid options, 1 for a failed run. Never rejects. */
export async function runProgram<Options>(program: Program<Options>, terminal: Terminal): Promise<number> {
  const { name, usage, readOptions, run, interrupted } = program;
  const { print, printError, signal } = terminal;
  let options: Options | undefined;
  try {
    options = readOptions();
  } catch (error) {
    printError(`${mistakeIn(error as NodeJS.ErrnoException)}\nSee "${name} --help".`);
    return 2;
  }
  if (options === undefined) {
    print(usage);
    return 0;
  }
  try {
    return await run(options);
  } catch (error) {
    if (!signal.aborted) printError(`\n${(error as Error).message}`);
    else if (interrupted) printError(interrupted.told);
    return signal.aborted ? (interrupted?.code ?? 0) : 1;
  }
}

/** One line. After its first sentence, Node's parser of arguments explains arguments that begin with a hyphen. */
const mistakeIn = ({ code, message }: NodeJS.ErrnoException): string =>
  code?.startsWith('ERR_PARSE_ARGS_') ? `${message.split(/\. |\n/)[0]?.replace(/\.$/, '') ?? ''}.` : message;

/** Returns a reader for the options of a program that has only `--help`. Throws for another argument. */
export const readNoOptions = (argv: readonly string[]) => (): object | undefined => {
  const { values } = parseArgs({ args: [...argv], options: { help: { type: 'boolean' } } });
  return values.help ? undefined : {};
};
