import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const app = () => process.env['STOCK_APP'] ?? '';

/** Runs a command in the app, with the app's own binaries only. */
const run = (command: string, ...args: string[]) =>
  promisify(execFile)(command, args, { cwd: app(), env: { ...process.env, NODE_ENV: 'test' } });

const assetsIn = (outdir: string) => readdirSync(join(app(), outdir)).filter((name) => name.startsWith('asset.'));

test('the app of cdk init compiles', async () => {
  await expect(run('npm', 'run', 'build')).resolves.toBeDefined();
});

test('the app compiles without skipLibCheck, which checks the types of packages', async () => {
  await expect(run('npx', 'tsc', '--skipLibCheck', 'false')).resolves.toMatchObject({ stdout: '' });
});

test('the Jest of the app finds the pipeline in the template', async () => {
  expect((await run('npm', 'test')).stderr).toContain('1 passed');
});

test('cdk synth writes the template with all code', async () => {
  await run('npx', 'cdk', 'synth', '--quiet');

  expect(assetsIn('cdk.out').length).toBeGreaterThanOrEqual(8);
});

// `npm run build` compiles it, too.
test('the same app as an ES module has the same code', async () => {
  await run('npx', 'tsx', 'esm/app.ts');
  const hashes = (outdir: string) => assetsIn(outdir).sort();

  expect(hashes('esm.out')).toEqual(hashes('cdk.out'));
  expect(readFileSync(join(app(), 'esm.out/Stack.template.json'), 'utf8')).toContain('Custom::PoolAttachment');
});
