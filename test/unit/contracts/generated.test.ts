import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../../contracts/catalog.ts';
import { constructsPages } from '../../../scripts/constructs-page/constructs-pages.ts';
import { familyOf } from '../../../scripts/events-page/event-link.ts';
import { generatedFiles, generatedFolders } from '../../../scripts/generated-files.ts';

const root = join(import.meta.dirname, '../../..');
const wanted = generatedFiles();
const inFolders = [...wanted.keys()].filter((path) => generatedFolders.some((folder) => path.startsWith(`${folder}/`)));

test('checks, a schema for each event, AsyncAPI, config schema and pages are generated', () => {
  const schemas = catalog.map((schema) => `contracts/schemas/${schema.properties.type.const}.json`);
  const others = [
    'contracts/generated/checks.ts',
    'contracts/generated/event-rules.ts',
    'contracts/asyncapi.json',
    'README.md',
    'docs/comparison.md',
    'docs/reference/cli.md',
    'docs/reference/cli-replay.md',
    'docs/explanations/login-latency.md',
    'docs/explanations/next-to-others.md',
    'docs/explanations/trigger-bench.svg',
    'docs/guides/cloudformation.md',
    'docs/operations/cost-and-quotas.md',
    ...constructsPages().map(([path]) => path),
    'docs/reference/failure-codes.md',
    'docs/reference/stack-outputs.md',
    'docs/concepts/events.md',
    'docs/reference/event-sources.md',
    'docs/reference/metrics-alarms-logs.md',
    'docs/reference/events/README.md',
    ...new Set(catalog.map(({ properties }) => `docs/reference/events/${familyOf(properties.type.const)}.md`)),
  ];
  const ofConfig = ['infra/config.schema.json', 'docs/reference/configuration.md'];

  expect([...wanted.keys()].sort()).toEqual([...others, ...ofConfig, ...schemas].sort());
});

test('no type is twice in the catalog', () => {
  const types = catalog.map((schema) => schema.properties.type.const);

  expect(types).toEqual([...new Set(types)]);
});

test('no other file is in the generated folders', () => {
  const committed = generatedFolders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
  );

  expect(committed.sort()).toEqual(inFolders.sort());
});

test.each([...wanted])('%s is what it is made from gives; if not, run: npm run generate', (path, content) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(content);
});
