import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildSync, type Metafile } from 'esbuild';
import { splitBundle } from '../../../../infra/constructs/split-bundle.ts';
import { LambdaFunction } from '../../../../infra/constructs/lambda-function.ts';
import { anApp } from '../../../given/builders/a-stack.ts';

type Output = Metafile['outputs'][string];

const projectRoot = join(import.meta.dirname, '../../../..');
const entry = 'triggers/observer/entry.ts';
const keyClients = ['@aws-sdk/client-secrets-manager', '@aws-sdk/client-ssm'];
const externalPackages = [...keyClients, '@aws-sdk/client-eventbridge'];

const folder = mkdtempSync(join(tmpdir(), 'in-parts-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The trigger function, bundled: each file by its name. */
const bundle = (): ReadonlyMap<string, Output> => {
  const { metafile } = buildSync({
    ...splitBundle,
    absWorkingDir: projectRoot,
    entryPoints: { index: join(projectRoot, entry) },
    outdir: folder,
    external: externalPackages,
    metafile: true,
  });
  return new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
};
const files = bundle();

/** The names of the files that a file loads with itself, or of those that it loads in the end. */
function loadedBy(name: string, kinds: readonly string[]): Set<string> {
  const loaded = new Set([name]);
  // The set grows while it is walked through.
  for (const file of loaded)
    for (const { path, kind } of files.get(file)?.imports ?? [])
      if (kinds.includes(kind) && files.has(basename(path))) loaded.add(basename(path));
  return loaded;
}

const fileOf = (source: string): string =>
  [...files.keys()].find((name) => files.get(name)?.entryPoint === source) ?? '';
const loadedWith = (...names: readonly string[]) => [
  ...new Set(names.flatMap((name) => [...loadedBy(name, ['import-statement'])])),
];
const loadedFirst = loadedWith('index.mjs', fileOf('triggers/observer/trigger-runtime.ts'));
const loadedForEvent = loadedWith(...loadedFirst, fileOf('triggers/observer/processor.ts'));
const loadedEver = [...loadedBy('index.mjs', ['import-statement', 'dynamic-import'])];
const sourcesOf = (names: readonly string[]) => names.flatMap((name) => Object.keys(files.get(name)?.inputs ?? {}));

/** Synthesizes a function in parts in this app, and gives the folders of assets there. */
function assetsOf(app: App): { readonly template: Template; readonly assets: readonly string[] } {
  const stack = new Stack(app, 'Stack');
  const props = {
    bundle: 'trigger' as const,
    externalPackages: keyClients,
    description: 'It.',
    timeout: Duration.seconds(5),
    memoryMiB: 128,
  };
  new LambdaFunction(stack, 'Lambda', props);
  const template = Template.fromStack(stack);
  const assets = readdirSync(app.outdir).filter((name) => name.startsWith('asset.'));
  return { template, assets: assets.map((name) => join(app.outdir, name)) };
}

test('Node loads 10.5 KiB at most before the first response: entry and guarded code', () => {
  const bytes = loadedFirst.reduce((sum, name) => sum + (files.get(name)?.bytes ?? 0), 0);

  expect(sourcesOf(loadedFirst)).toContain(entry);
  expect(bytes).toBeLessThanOrEqual(10.5 * 1024);
});

test('outside its guard is only the entry, in one file', () => {
  expect([...loadedBy('index.mjs', ['import-statement'])]).toEqual(['index.mjs']);
  expect(files.get('index.mjs')?.bytes).toBeLessThanOrEqual(1024);
});

test('loads neither npm nor external packages before the first response', () => {
  const asked = loadedFirst
    .flatMap((name) => files.get(name)?.imports ?? [])
    .filter(({ kind, external }) => kind === 'import-statement' && external)
    .map(({ path }) => path);

  expect(sourcesOf(loadedFirst).filter((path) => path.includes('node_modules/'))).toEqual([]);
  expect(asked.filter((path) => !path.startsWith('node:'))).toEqual([]);
});

test('Node loads 112 KiB at most for the first event, and no package', () => {
  const bytes = loadedForEvent.reduce((sum, name) => sum + (files.get(name)?.bytes ?? 0), 0);

  expect(sourcesOf(loadedForEvent)).toContain('triggers/publish/event-bridge.ts');
  expect(sourcesOf(loadedForEvent).filter((path) => path.includes('node_modules/'))).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(112 * 1024);
});

test('the client of the outbox comes with a dynamic import', () => {
  expect(sourcesOf(loadedEver).filter((path) => path.includes('node_modules/@aws-sdk/client-sqs/'))).not.toEqual([]);
});

test.each(externalPackages)('%s is left out', (client) => {
  expect(sourcesOf([...files.keys()]).filter((path) => path.includes(`node_modules/${client}/`))).toEqual([]);
});

test('every file is an ES module for Node, whatever package it lies in', () => {
  expect([...files.keys()].filter((name) => !name.endsWith('.mjs'))).toEqual([]);
  expect(files.get('index.mjs')?.exports).toEqual(['handler']);
});

test('the function gets those files, and no other', () => {
  const app = anApp();
  app.node.setContext('aws:cdk:bundling-stacks', ['**']);
  const { assets } = assetsOf(app);

  const modules = assets.map((asset) => readdirSync(asset).sort());
  expect(modules).toEqual([[...files.keys()].sort()]);
});

test('where CDK only looks at the template, nothing is bundled', () => {
  const { template, assets } = assetsOf(anApp());

  expect(assets).toEqual([]);
  template.hasResourceProperties('AWS::Lambda::Function', { Code: { ZipFile: 'exports.handler = undefined;' } });
});
