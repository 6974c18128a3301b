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
