import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { bundleFunction } from '../../infra/constructs/bundle-function.ts';
import { projectFiles, textOf } from './project-files.ts';

const isTracing = (path: string): boolean =>
  /^(forwarder\/tracing\/|triggers\/publish\/event-tracing\.ts$|platform\/trace-context\.ts$)/.test(path);

/** Files of which a file loads code at once: not types, and not with `import()`. */
const loadedAtOnce = (path: string): string[] =>
  [...textOf(path).matchAll(/^(?:import|export)(?! type\b)([^;]*?) from '(\.[^']+)';$/gm)]
    .filter(([, names = '']) => !/^ \{( type \w+,?)+ \}$/.test(names))
    .map(([, , name = '']) => posix.join(posix.dirname(path), name));

const functions = projectFiles.filter((path) => /^(triggers|forwarder|kafka|privacy|contracts|platform)\//.test(path));

test('no function loads code for traces before it has a trace', () => {
  const loading = functions.filter((path) => !isTracing(path) && loadedAtOnce(path).some(isTracing));

  expect(loading).toEqual([]);
});

test('the code for traces is found', () => {
  expect(functions.filter(isTracing).length).toBeGreaterThan(10);
  expect(loadedAtOnce('triggers/publish/event-tracing.ts')).toContain('platform/trace-context.ts');
});

test('nothing in a bundle is a tracing SDK', () => {
  const packages = functions.flatMap((path) => [...textOf(path).matchAll(/ from '([^.'][^']*)'/g)]);

  expect(packages.filter(([, name = '']) => /opentelemetry|x-ray|xray/i.test(name))).toEqual([]);
});

test('the bundle of the trigger function has a file for traces, loaded by import()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracing-'));
  try {
    bundleFunction({ name: 'trigger', externalPackages: [] }, folder);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mjs'));
    const textIn = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const tracing = files.filter((name) => textIn(name).includes('Sampled='));

    expect(tracing).toHaveLength(1);
    const [name = ''] = tracing;
    const others = files.filter((other) => other !== name).map(textIn);
    expect(others.filter((text) => text.includes(`import("./${name}")`))).not.toEqual([]);
    expect(others.filter((text) => text.includes(`from"./${name}"`))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the bundle of the forwarder starts without a module that only traces need', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracing-'));
  try {
    bundleFunction(
      { name: 'forwarder', externalPackages: ['@aws-sdk/client-secrets-manager', 'aws-msk-iam-sasl-signer-js'] },
      folder,
    );
    const env = {
      KAFKA_BROKERS: '127.0.0.1:9092',
      KAFKA_TOPIC: 'events',
      QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue',
      DEAD_LETTER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
      TRACING: 'xray',
    };
    const script = "require(process.argv[1]); console.log(process.moduleLoadList.join('\\n'));";
    const loaded = execFileSync(process.execPath, ['-e', script, join(folder, 'index.js')], { env, encoding: 'utf8' });

    expect(readFileSync(join(folder, 'index.js'), 'utf8')).toContain('node:dgram');
    expect(loaded).toContain('NativeModule net\n');
    expect(loaded).not.toContain('NativeModule dgram\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
