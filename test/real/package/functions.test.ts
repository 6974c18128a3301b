import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { bundleFunction, projectRoot } from '../../../infra/constructs/bundle-function.ts';
import { everyVariant, variantFolder, type FunctionVariant } from '../../../infra/constructs/function-bundles.ts';
import { LambdaFunction } from '../../../infra/constructs/lambda-function.ts';
import { anApp } from '../../given/builders/a-stack.ts';
import { installedPackage, runInstalled, writeInstalled } from './installed-package.ts';
import { copySources } from './source-copy.ts';

const shipped = () => join(installedPackage(), 'node_modules/cognito-to-kafka/dist/functions');

/** The content of every file below a folder, by its path. */
const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );

const folders: string[] = [];
function aFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

test('the package ships every variant of every function', () => {
  expect(readdirSync(shipped()).sort()).toEqual(everyVariant().map(variantFolder).sort());
});

// A bundle in parts, one with lazy packages, and one file.
test.each<FunctionVariant>([
  { name: 'trigger', externalPackages: ['@aws-sdk/client-secrets-manager'] },
  { name: 'forwarder', externalPackages: ['@aws-sdk/client-secrets-manager'] },
  { name: 'pool-attachment', externalPackages: [] },
])('a build of $name in another folder and directory has the shipped bytes', async (variant) => {
  const copy = aFolder('copy-');
  await copySources(bundleFunction(variant, aFolder('first-')), copy);
  const before = process.cwd();
  process.chdir(copy);
  try {
    bundleFunction(variant, join(copy, 'out'), copy);
  } finally {
    process.chdir(before);
  }
  const built = filesIn(join(copy, 'out'));
  const expected = filesIn(join(shipped(), variantFolder(variant)));

  expect([...built.keys()].sort()).toEqual([...expected.keys()].sort());
  expect([...expected].filter(([path, content]) => built.get(path) !== content).map(([path]) => path)).toEqual([]);
});

test('no shipped file contains a path of the machine that built it', () => {
  const machine = [projectRoot, homedir(), tmpdir()].filter((path) => path.length > 4);
  const found = [...filesIn(shipped())].filter(([, content]) => machine.some((path) => content.includes(path)));

  expect(found.map(([path]) => path)).toEqual([]);
});

test('an installed package has the asset hashes of a source checkout', async () => {
  await writeInstalled(
    'hashes.cjs',
    `const { App, Stack } = require('aws-cdk-lib');
     const { EventBus } = require('aws-cdk-lib/aws-events');
     const { KnownUsers, TriggerFunction } = require('cognito-to-kafka/constructs');
     const stack = new Stack(new App(), 'Stack');
     const bus = new EventBus(stack, 'Bus');
     new KnownUsers(stack, 'KnownUsers', { bus });
     new TriggerFunction(stack, 'Trigger', { bus });
     const { Resources } = require('aws-cdk-lib/assertions').Template.fromStack(stack).toJSON();
     console.log(JSON.stringify(Object.values(Resources).map(({ Properties }) => Properties?.Code?.S3Key)));`,
  );
  const installed = JSON.parse((await runInstalled('node', ['hashes.cjs'])).stdout) as unknown[];
  const app = anApp();
  app.node.setContext('aws:cdk:bundling-stacks', ['**']);
  const stack = new Stack(app, 'Stack');
  const externalPackages = ['@aws-sdk/client-secrets-manager', '@aws-sdk/client-ssm'];
  const props = { description: 'It.', timeout: Duration.seconds(5), memoryMiB: 128 };
  new LambdaFunction(stack, 'KnownUsers', { ...props, bundle: 'known-users' });
  new LambdaFunction(stack, 'Trigger', { ...props, bundle: 'trigger', externalPackages });
  const functions = Template.fromStack(stack).findResources('AWS::Lambda::Function');
  const keys = Object.values(functions).map(({ Properties }) => (Properties as { Code: { S3Key: string } }).Code.S3Key);

  expect(keys).toHaveLength(2);
  expect(installed).toEqual(expect.arrayContaining(keys));
});

test('the package has the license of every package in a bundle', () => {
  const sources = bundleFunction({ name: 'forwarder', externalPackages: [] }, aFolder('licensed-'));
  const bundled = sources.flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const licenses = readFileSync(join(shipped(), '../THIRD-PARTY-LICENSES.txt'), 'utf8');
  const listed = new Set([...licenses.matchAll(/^(\S+)@\d\S* \(\S+\)$/gm)].map(([, name]) => name));

  expect(bundled).toContain('kafkajs');
  expect(bundled.filter((name) => !listed.has(name))).toEqual([]);
});
