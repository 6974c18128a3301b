import type { TSchema } from '@sinclair/typebox';

/** A JSON Schema, or one inside another, as far as the catalog's go. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly [keyword: string | symbol]: unknown;
}

/** The schema of an event as plain JSON, in the keywords that JSON Schema has had since draft-06. */
export const jsonSchema = (schema: TSchema): JsonSchema =>
  mapSchema(JSON.parse(JSON.stringify(schema)) as JsonSchema, (node) => {
    // `about` is for the catalog page; generators of code expect `enum` where TypeBox has a union of literals.
    const { anyOf, ...rest } = omit(node, 'about');
    if (!isListOfWords(anyOf)) return omit(node, 'about');
    return { type: 'string', enum: anyOf.map((option) => option.const), ...rest };
  });

/** Copies a schema with its symbols; `change` gets the copy of each schema in it, the innermost first. */
export function mapSchema(schema: JsonSchema, change: (node: JsonSchema) => JsonSchema): JsonSchema {
  const inner = (value: unknown): unknown => (isObject(value) ? mapSchema(value as JsonSchema, change) : value);
  const copy: Record<string | symbol, unknown> = {};
  for (const keyword of Reflect.ownKeys(schema)) {
    const value = schema[keyword];
    if (keywordsWithNames.includes(keyword)) copy[keyword] = mapValues(value as Record<string, unknown>, inner);
    else if (keywordsWithSchemas.includes(keyword))
      copy[keyword] = Array.isArray(value) ? value.map(inner) : inner(value);
    else copy[keyword] = value;
  }
  return change(copy);
}

/** The schema without some of its keywords. */
export function omit(schema: JsonSchema, ...keywords: readonly string[]): JsonSchema {
  const copy = { ...schema };
  for (const keyword of keywords) Reflect.deleteProperty(copy, keyword);
  return copy;
}

const keywordsWithNames: readonly unknown[] = ['properties', 'patternProperties', 'definitions'];
const keywordsWithSchemas: readonly unknown[] = ['items', 'additionalProperties', 'anyOf', 'allOf', 'oneOf', 'not'];

const mapValues = (values: Readonly<Record<string, unknown>>, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

const isListOfWords = (anyOf: unknown): anyOf is readonly { readonly const: string }[] =>
  Array.isArray(anyOf) && anyOf.every((option: { readonly const?: unknown }) => typeof option.const === 'string');

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
