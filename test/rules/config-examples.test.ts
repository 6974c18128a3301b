import { checkRegions, parsePipelineConfig } from '../../infra/config/config.ts';
import { configSchema } from '../../infra/config/config-schema.ts';
import { filesOf, textOf } from './project-files.ts';

const options = Object.keys(configSchema.properties);
const pages = filesOf('.md').filter((path) => /^(?:docs\/|README)/.test(path));

/** The examples of a page that are configurations: JSON objects all of whose members are options. */
const examplesIn = (page: string): unknown[] =>
  [...page.matchAll(/^ *```json\n(.*?)^ *```/gms)].flatMap(([, text = '']) => {
    if (text.includes('…')) return [];
    const value: unknown = JSON.parse(text);
    const names = Object.keys(value as object).filter((name) => name !== '$schema');
    return names.length > 0 && names.every((name) => options.includes(name)) ? [value] : [];
  });

const examples = pages.flatMap((path) =>
  examplesIn(textOf(path)).map((example, index) => [path, index + 1, example] as const),
);

test.each(examples)('%s: configuration %i is accepted in eu-west-1', (_path, _index, example) => {
  const config = Object.fromEntries(Object.entries(example as object).filter(([name]) => name !== '$schema'));

  expect(() => {
    checkRegions(parsePipelineConfig(config), 'eu-west-1');
  }).not.toThrow();
});

test('finds the configurations of pages, and no other JSON', () => {
  expect(examplesIn('```json\n{ "kafka": {} }\n```\n\n```json\n{ "kafka": {}, "id": "x" }\n```\n')).toEqual([
    { kafka: {} },
  ]);
  expect(new Set(examples.map(([path]) => path)).size).toBeGreaterThan(5);
});
