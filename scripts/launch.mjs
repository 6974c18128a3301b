#!/usr/bin/env node
// Runs a command of this project with everything it needs from npm: installs the packages first where they are
// missing or older than package-lock.json, then runs the command with the project's own Node first on the PATH.
// With --tools, or --tools=compiler, it first requires the tools of the local stack. Plain JavaScript without imports from npm,
// because it runs before anything is installed and on any Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { missingTools } from './required-tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const ownNode = join(binaries, 'node');
const env = { ...process.env, PATH: binaries + delimiter + process.env.PATH };

const [first = '', ...others] = process.argv.slice(2);
const isTool = first.startsWith('--tools');
const [command, ...args] = isTool ? others : [first, ...others];
const isHelp = args.includes('--help');

if (isTool && !isHelp) {
  const compiles = first === '--tools=compiler' && process.platform === 'linux' && !isInstalled('lambda-runtime');
  const missing = missingTools(compiles);
  if (missing.length > 0) {
    console.error(['These tools are missing. Nothing was downloaded.', ...missing].join('\n'));
    process.exit(1);
  }
  announce(first === '--tools=compiler');
}

if (!packagesInstalled()) await installPackages();

const version = spawnSync(ownNode, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
const [major, minor] = version.slice(1).split('.').map(Number);
if (!(major > 22 || (major === 22 && minor >= 18))) {
  console.error(
    `Node ${version || 'unknown'} is too old: 22.18 or newer is needed. Get it from https://nodejs.org, or run npm ci again.`,
  );
  process.exit(1);
}

// The command handles Ctrl-C itself; this process only waits for it.
process.on('SIGINT', () => {});
const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(`Cannot run ${command}: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** Prints what the first run installs; nothing if everything is installed. Sizes in MB, measured on Linux. */
function announce(isTest) {
  const parts = [
    ['npm packages', 720, packagesInstalled()],
    ['Apache Kafka', 100, isInstalled('kafka')],
    ['MiniStack', 90, isInstalled('ministack')],
    ...(isTest
      ? [
          ['cfn-lint', 180, isInstalled('cfn-lint')],
          ['AWS CLI', 190, isInstalled('aws-cli')],
          ...(process.platform === 'linux' ? [['Lambda runtime', 30, isInstalled('lambda-runtime')]] : []),
        ]
      : []),
  ].filter(([, , installed]) => !installed);
  if (parts.length === 0) return;
  const total = parts.reduce((sum, [, size]) => sum + size, 0);
  const minutes = total > 1000 ? 'three minutes' : total > 500 ? 'two minutes' : 'a minute';
  const list = parts.map(([name, size]) => `${name} ${size} MB`).join(', ');
  process.stderr.write(
    `First run: installs about ${total >= 1000 ? `${(total / 1000).toFixed(1)} GB` : `${total} MB`} into node_modules/ and .local/, in about ${minutes}: ${list}.\n`,
  );
}

function isInstalled(name) {
  return existsSync(join(root, '.local', name, 'installed.sha256'));
}

function packagesInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  return (
    existsSync(ownNode) &&
    existsSync(record) &&
    statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

/** Ends the process with npm's output if the installation fails. */
async function installPackages() {
  const begin = Date.now();
  const report = (text) => process.stderr.write(`${text}\n`);
  const seconds = () => `${((Date.now() - begin) / 1000).toFixed(0)} s`;
  report('installing the npm packages (about 720 MB)');
  const timer = setInterval(
    () => report(`npm packages: ${megabytesOf(join(root, 'node_modules'))} MB after ${seconds()}`),
    10_000,
  );
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (data) => (output += data));
  const failure = await new Promise((resolve) => {
    npm.on('error', (error) => resolve(`Cannot run npm: ${error.message}`));
    npm.on('close', (code) => resolve(code === 0 ? undefined : output));
  });
  clearInterval(timer);
  if (failure !== undefined) {
    report(`${failure}\nnpm ci failed: see its message above. It needs npm and access to your npm registry.`);
    process.exit(1);
  }
  report(`installed the npm packages: ${megabytesOf(join(root, 'node_modules'))} MB in ${seconds()}`);
}

function megabytesOf(folder) {
  const { stdout = '' } = spawnSync('du', ['-sk', folder], { encoding: 'utf8' });
  return Math.round(Number.parseInt(stdout, 10) / 1024) || 0;
}
