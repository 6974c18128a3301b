// Plain JavaScript without imports from npm, because it runs before anything is installed and on any Node.
import { spawnSync } from 'node:child_process';

/**
 * Tools that a command of this project requires on the machine. `atLeast` is major and minor version; `version` finds both in the
 * output of the command.
 */
const pipelineTools = [
  {
    name: 'Java',
    command: 'java',
    args: ['-version'],
    atLeast: [17, 0],
    version: /version "(\d+)(?:\.(\d+))?/,
    install: 'https://adoptium.net, "apt install openjdk-17-jre-headless" or "brew install openjdk"',
  },
  {
    name: 'Maven',
    command: 'mvn',
    args: ['-v'],
    atLeast: [3, 6],
    version: /Apache Maven (\d+)\.(\d+)/,
    install: 'https://maven.apache.org, "apt install maven" or "brew install maven"',
  },
  {
    name: 'Python',
    command: 'python3',
    args: ['--version'],
    atLeast: [3, 10],
    version: /Python (\d+)\.(\d+)/,
    install: 'https://www.python.org, "apt install python3" or "brew install python"',
  },
  {
    name: "Python's venv",
    command: 'python3',
    args: ['-c', 'import ensurepip, venv'],
    install: '"apt install python3-venv"; it is part of Python elsewhere',
  },
];

/** Tools that compile Lambda's runtime, which the tests use on Linux. */
const compilerTools = [
  { name: 'C++ compiler', command: 'c++', args: ['--version'], install: '"apt install g++"' },
  { name: 'make', command: 'make', args: ['--version'], install: '"apt install make"' },
  { name: 'cmake', command: 'cmake', args: ['--version'], install: '"apt install cmake"' },
  { name: 'tar', command: 'tar', args: ['--version'], install: '"apt install tar"' },
  { name: 'xz', command: 'xz', args: ['--version'], install: '"apt install xz-utils"' },
];

/**
 * Returns a line for each tool that is missing or too old, with what to install; none if the machine has everything.
 * `withCompiler` also requires the tools that compile.
 */
export function missingTools(withCompiler) {
  const problems = [...pipelineTools, ...(withCompiler ? compilerTools : [])].map(problemOf);
  const [, , python] = problems;
  // Without Python, its module is missing, too.
  return problems.filter((problem, index) => problem !== undefined && !(index === 3 && python !== undefined));
}

function problemOf({ name, command, args, atLeast, version, install }) {
  const wanted = atLeast === undefined ? name : `${name} ${atLeast.join('.')} or newer`;
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  const fix = `Install it: ${install}.`;
  if (error?.code === 'ENOENT') return `- ${wanted}: "${command}" is not on the PATH. ${fix}`;
  // The Java of macOS is only a message until a Java is installed.
  if (error || status !== 0) return `- ${wanted}: "${[command, ...args].join(' ')}" failed. ${fix}`;
  if (atLeast === undefined) return undefined;
  const [, major, minor = '0'] = version.exec(stdout + stderr) ?? [];
  const found = [Number(major), Number(minor)];
  if (found[0] > atLeast[0] || (found[0] === atLeast[0] && found[1] >= atLeast[1])) return undefined;
  return `- ${wanted}: found ${major === undefined ? 'an unknown version' : found.join('.')}. ${fix}`;
}
