import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { TSchema } from '@sinclair/typebox';
import { catalogue } from '../contracts/catalogue.ts';
import { mapSchema, omit, type JsonSchema } from '../contracts/json-schema.ts';

/** A module with one compiled check for each event type: nothing is compiled when a function starts. */
export function checksFile(): string {
  const entries = catalogue.map((schema) => {
    const code = TypeCompiler.Code(withoutFormats(schema), { language: 'javascript' });
    return `  '${schema.properties.type.const}': (() => {\n${code}\n})(),`;
  });
  return [
    '// Made by `npm run generate` from the catalogue. Do not edit.',
    '// @ts-nocheck TypeBox writes JavaScript: its TypeScript does not compile for lists.',
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
const withoutFormats = (schema: TSchema): TSchema =>
  mapSchema(schema as unknown as JsonSchema, (node) => omit(node, 'format')) as unknown as TSchema;
