#!/usr/bin/env node
// Runs a command of this project with everything it needs from npm: installs the packages first where they are
// missing or older than package-lock.json, then runs the command with the project's own Node first on the PATH.
// Plain JavaScript without imports from npm, because it runs before anything is installed and on any Node.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const ownNode = join(binaries, 'node');

function installed() {
  const record = join(root, 'node_modules', '.package-lock.json');
  return (
    existsSync(ownNode) &&
    existsSync(record) &&
    statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function run(command, args, quiet) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, PATH: binaries + delimiter + process.env.PATH },
    encoding: 'utf8',
  });
  if (result.error) {
    console.error(`Cannot run ${command}: ${result.error.message}`);
    process.exit(1);
  }
  return result;
}

if (!installed()) {
  const begin = Date.now();
  process.stderr.write('Installing the npm packages … ');
  const result = run('npm', ['ci', '--no-audit', '--no-fund'], true);
  if (result.status !== 0) {
    process.stderr.write(`failed\n${result.stdout}${result.stderr}\n`);
    console.error('npm ci failed: see its message above. It needs npm and access to your npm registry.');
    process.exit(1);
  }
  process.stderr.write(`${((Date.now() - begin) / 1000).toFixed(1)} s\n`);
}

const version = run(ownNode, ['--version'], true).stdout.trim();
const [major, minor] = version.slice(1).split('.').map(Number);
if (!(major > 22 || (major === 22 && minor >= 18))) {
  console.error(
    `Node ${version || 'unknown'} is too old: 22.18 or newer is needed. Get it from https://nodejs.org, or run npm ci again.`,
  );
  process.exit(1);
}

// The command handles Ctrl-C itself; this process only waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
const [command, ...args] = process.argv.slice(2);
const { spawn } = await import('node:child_process');
const child = spawn(command, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: binaries + delimiter + process.env.PATH },
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(`Cannot run ${command}: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
