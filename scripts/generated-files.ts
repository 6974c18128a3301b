import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { TSchema } from '@sinclair/typebox';
import { catalogue } from '../contracts/catalogue.ts';

/** Every file that is made from the catalogue: its path from the project's root, and its content. */
export function generatedFiles(): Map<string, string> {
  const files = new Map([['contracts/generated/checks.ts', checksFile()]]);
  for (const schema of catalogue) {
    const content = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...jsonSchema(schema) };
    files.set(`contracts/schemas/${schema.properties.type.const}.json`, `${JSON.stringify(content, null, 2)}\n`);
  }
  return files;
}

/** A module with one compiled check for each event type: nothing is compiled when a function starts. */
function checksFile(): string {
  const entries = catalogue.map((schema) => {
    const code = TypeCompiler.Code(withoutFormats(schema), { language: 'typescript' });
    return `  '${schema.properties.type.const}': (() => {\n${code}\n})(),`;
  });
  return [
    '// Made by `npm run generate` from the catalogue. Do not edit.',
    '/* eslint-disable */',
    "import type { EventType } from '../catalogue.ts';",
    '',
    '/** Whether a value passes the schema of an event type. */',
    'export const checks: Readonly<Record<EventType, (value: any) => boolean>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

/** The same schema without `format`, whose checks would need a registry at run time; the patterns say the same. */
function withoutFormats<Schema extends TSchema>(schema: Schema): Schema {
  return mapSchema(schema, (key, value) => (key === 'format' ? undefined : value)) as Schema;
}

/** Plain JSON, with `enum` where TypeBox has a union of literals: generators of code expect that. */
function jsonSchema(schema: TSchema): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
  return mapSchema(plain, (_key, value) => {
    const { anyOf, ...rest } = (value ?? {}) as { anyOf?: { const?: unknown }[] };
    if (!anyOf?.every((option) => typeof option.const === 'string')) return value;
    return { type: 'string', enum: anyOf.map((option) => option.const), ...rest };
  }) as Record<string, unknown>;
}

/** Copies a schema with its symbols; `change` sees each member, and drops it with undefined. */
function mapSchema(schema: object, change: (key: string, value: unknown) => unknown): object {
  if (Array.isArray(schema)) return schema.map((item: unknown) => (isObject(item) ? mapSchema(item, change) : item));
  const copy: Record<string | symbol, unknown> = {};
  for (const key of Reflect.ownKeys(schema)) {
    const value = (schema as Record<string | symbol, unknown>)[key];
    const changed = typeof key === 'symbol' ? value : change(key, value);
    if (changed !== undefined) copy[key] = isObject(changed) ? mapSchema(changed, change) : changed;
  }
  return copy;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
