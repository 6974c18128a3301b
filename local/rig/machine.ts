import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a command and resolves with all it printed; rejects if it is not there. */
export type RunCommand = (command: string, args: readonly string[]) => Promise<string>;

interface Requirement {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** First version that will do: major and minor. */
  readonly atLeast: readonly [number, number];
  /** Finds the version in what the command printed. */
  readonly version: RegExp;
  readonly howToGet: string;
}

const requirements: readonly Requirement[] = [
  {
    name: 'Node',
    command: process.execPath,
    args: ['--version'],
    atLeast: [22, 18],
    version: /v(\d+)\.(\d+)/,
    howToGet: 'https://nodejs.org, or delete node_modules/ and start again: the project brings its own',
  },
  {
    name: 'Java',
    command: 'java',
    args: ['-version'],
    atLeast: [17, 0],
    version: /version "(\d+)(?:\.(\d+))?/,
    howToGet: 'https://adoptium.net, `apt install openjdk-17-jre-headless` or `brew install openjdk`',
  },
  {
    name: 'Maven',
    command: 'mvn',
    args: ['-v'],
    atLeast: [3, 6],
    version: /Apache Maven (\d+)\.(\d+)/,
    howToGet: 'https://maven.apache.org, `apt install maven` or `brew install maven`',
  },
  {
    name: 'Python',
    command: 'python3',
    args: ['--version'],
    atLeast: [3, 10],
    version: /Python (\d+)\.(\d+)/,
    howToGet: 'https://www.python.org, `apt install python3 python3-venv` or `brew install python`',
  },
];

/** What the machine lacks for the local stack, one sentence each with how to get it; empty if it has everything. */
export async function missingTools(run: RunCommand = runCommand): Promise<string[]> {
  const problems = await Promise.all(
    requirements.map(async ({ name, command, args, atLeast, version, howToGet }) => {
      const wanted = `${name} ${atLeast.join('.')} or newer is needed`;
      const printed = await run(command, args).catch(() => undefined);
      if (printed === undefined) return `${wanted}, and \`${command}\` is not on the PATH. Get it: ${howToGet}.`;
      const [, major, minor] = version.exec(printed) ?? [];
      const found = [Number(major), Number(minor ?? 0)] as const;
      const enough = found[0] > atLeast[0] || (found[0] === atLeast[0] && found[1] >= atLeast[1]);
      if (enough) return undefined;
      return `${wanted}, and this machine has ${major ? found.join('.') : 'an unknown version'}. Get it: ${howToGet}.`;
    }),
  );
  return problems.filter((problem) => problem !== undefined);
}

async function runCommand(command: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(command, args);
  return stdout + stderr;
}
