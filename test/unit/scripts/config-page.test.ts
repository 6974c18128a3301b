import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { JsonSchema } from '../../../contracts/json-schema.ts';
import { demandOf } from '../../../infra/config/config-problem.ts';
import { parsePipelineConfig } from '../../../infra/config/config.ts';
import { configOptions, optionAt, pathText } from '../../../scripts/config-page/config-options.ts';
import { messageFor, problemOf, ruleCases } from '../../../scripts/config-page/rule-table.ts';
import { textOf } from '../../rules/project-files.ts';

const page = textOf('docs/reference/configuration.md');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));
const unescaped = page.replace(/\\(?=[<*|[\]\\])/g, '');
const schema = JSON.parse(textOf('infra/config.schema.json')) as JsonSchema;
const parsed: Readonly<Record<string, unknown>> = parsePipelineConfig({});

/** Every property in the committed JSON Schema that has no parts itself, as the page names it. */
function leavesIn({ properties = {}, patternProperties = {}, items }: JsonSchema, path: string): string[] {
  const [member] = Object.values(patternProperties);
  const named = Object.entries(properties).flatMap(([name, part]) => leavesIn(part, path ? `${path}.${name}` : name));
  const parts = [
    ...named,
    ...(member?.properties ? leavesIn(member, `${path}.<name>`) : []),
    ...(items?.properties ? leavesIn(items, `${path}[]`) : []),
  ];
  return parts.length > 0 ? parts : [path];
}

test('every option has one row, with type, what is allowed, default and what it does', () => {
  const leaves = leavesIn(schema, '');

  expect(leaves.length).toBeGreaterThan(40);
  for (const path of leaves) {
    const [row = '', ...more] = rows.filter(
      (line) => line.startsWith(`| \`${path}\` |`) && line.split(' | ').length === 5,
    );
    expect([path, more]).toEqual([path, []]);
    expect(row).toMatch(/^(\| \S.* ){5}\|$/);
  }
});

test('every option has a description, and a hint at its allowed values', () => {
  const isSilent = ({ schema: { description, hint, properties } }: ReturnType<typeof configOptions>[number]) =>
    !description || !(hint ?? properties);

  expect(configOptions().filter(isSilent)).toEqual([]);
});

test('a default on the page is what the deployment takes', () => {
  const withDefault = configOptions().filter(({ path, schema }) => path.length <= 2 && 'default' in schema);

  expect(withDefault.length).toBeGreaterThan(20);
  for (const { path, schema } of withDefault.filter(({ schema: { properties } }) => !properties)) {
    const [first = '', second = ''] = path;
    const top = parsed[first] as Readonly<Record<string, unknown>>;
    if (second === '[]') continue;
    expect([path, second ? top[second] : top]).toEqual([path, schema['default']]);
  }
});

test.each(ruleCases.map((one) => [one.text, one] as const))('rule: %s', (text, one) => {
  const problem = problemOf(one);
  const option = pathText(optionAt(problem.path));

  expect(unescaped).toContain(`| \`${option}\` | ${text} | ${demandOf(problem)} |`);
  if (one.stackRegion === undefined) expect(messageFor(one.example).split('\n')).toHaveLength(2);
});

test('no two rules of an option say the same', () => {
  const said = ruleCases.map((one) => `${pathText(optionAt(problemOf(one).path))}: ${one.text}`);

  expect(said.length).toBeGreaterThan(50);
  expect(new Set(said).size).toBe(said.length);
});

test('a path that leads to no option is refused', () => {
  expect(() => optionAt(['kafka', 'servers'])).toThrow('servers');
});

/** The texts of a file that are several words: what a rule says. */
function saidIn(path: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
    if (isText && node.text.trim().includes(' ')) texts.push(node.text.trim());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest));
  return texts;
}

test.each([
  ...['consumer-name', 'event-filter', 'event-types', 'target-kind', 'wanted-events'].map(
    (name) => `infra/config/consumers/${name}.ts`,
  ),
])('whatever %s says of a mistake is on the page', (path) => {
  // A list that the code takes apart.
  const said = saidIn(path).filter((text) => !text.startsWith('prefix, suffix'));

  expect(said.filter((text) => !unescaped.includes(text))).toEqual([]);
});

test('every link leads to a heading or to a file', () => {
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  const headings = [...page.matchAll(/^#+ (\w+)$/gm)].map(([, heading = '']) => `#${heading.toLowerCase()}`);
  const isThere = (link: string) =>
    link.startsWith('#')
      ? headings.includes(link)
      : existsSync(join(import.meta.dirname, '../../../docs/reference', link));

  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !isThere(link))).toEqual([]);
});
