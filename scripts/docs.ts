import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { externalRequests } from './docs-site/external-requests.ts';

// Builds the documentation site from docs/ and README.md into site/dist, or serves it. Its packages have their own lock file, so
// that npm ci of the project does not install them. Arguments go to VitePress, for example: npm run docs -- --base /project/
const site = join(import.meta.dirname, '../site');
const commands: Readonly<Record<string, (args: readonly string[]) => number>> = {
  build: (args) => vitepress('build', args) || checkRequests(),
  dev: (args) => vitepress('dev', args),
  preview: (args) => vitepress('preview', args),
  pictures: (args) => run('node', ['screenshots.mjs', ...args]),
};

const [name = '', ...given] = process.argv.slice(2);
const command = commands[name];
if (command) process.exitCode = install() || command(given);
else {
  console.error(`Usage: node scripts/docs.ts ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
}

/** Installs the packages of the site if they are missing or older than the lock file. Returns the exit code. */
function install(): number {
  const record = join(site, 'node_modules/.package-lock.json');
  if (existsSync(record) && statSync(record).mtimeMs >= statSync(join(site, 'package-lock.json')).mtimeMs) return 0;
  console.log('Installing the packages of the documentation site (about 120 MB) …');
  return run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

function vitepress(action: string, args: readonly string[]): number {
  return run('node', ['node_modules/vitepress/bin/vitepress.js', action, '.', ...args]);
}

/** A program in site/. Returns its exit code. */
function run(program: string, args: readonly string[]): number {
  const { status, error } = spawnSync(program, args, { cwd: site, stdio: 'inherit' });
  if (error) console.error(`Cannot run ${program}: ${error.message}`);
  return status ?? 1;
}

/** The site must work without other hosts. Prints the requests to them, and returns the exit code. */
function checkRequests(): number {
  const dist = join(site, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(html|css|js)$/.test(path),
  );
  const found = files.flatMap((path) =>
    externalRequests(path, readFileSync(join(dist, path), 'utf8')).map((url) => `site/dist/${path} loads ${url}`),
  );
  for (const problem of found) console.error(problem);
  if (found.length === 0) console.log(`The site is in site/dist: ${files.length} files, no request to another host.`);
  return found.length > 0 ? 1 : 0;
}
