import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { TSchema } from '@sinclair/typebox';
import { catalog } from '../contracts/catalog.ts';
import { mapSchema, omit, type JsonSchema } from '../contracts/json-schema.ts';

// How TypeBox asks whether all values of a map are text: with a list of pairs and a pattern that any key fits.
const mapOfText =
  /Object\.entries\(([^()]+)\)\.every\(\(\[key, value\]\) => \(local_\d+\.test\(key\) \? \(\(typeof value === 'string'\)\) : true\)\)/g;

/** A module with one compiled check for each event type: nothing is compiled when a function starts. */
export function checksFile(): string {
  const entries = catalog.map((schema) => {
    const code = withQuickMaps(TypeCompiler.Code(withoutFormats(schema), { language: 'javascript' }));
    return `  '${schema.properties.type.const}': (() => {\n${code}\n})(),`;
  });
  return [
    '// Made by `npm run generate` from the catalog. Do not edit.',
    '// @ts-nocheck TypeBox writes JavaScript: its TypeScript does not compile for lists.',
    '/* eslint-disable */',
    "import type { EventType } from '../catalog.ts';",
    "import { isAllText } from '../../platform/is-all-text.ts';",
    '',
    '/** Whether a value passes the schema of an event type. */',
    'export const checks: Readonly<Record<EventType, (value: any) => boolean>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

/** The same check, at half the cost. Throws where TypeBox has come to write it otherwise. */
function withQuickMaps(code: string): string {
  const quick = code.replaceAll(mapOfText, 'isAllText($1)');
  if (quick.includes('Object.entries'))
    throw new Error(`scripts/checks-file.ts does not know this check of a map:\n${quick}`);
  return quick;
}

/** The same schema without `format`, whose checks would need a registry at run time; the patterns say the same. */
const withoutFormats = (schema: TSchema): TSchema =>
  mapSchema(schema as unknown as JsonSchema, (node) => omit(node, 'format')) as unknown as TSchema;
