import type { JsonSchema } from '../../contracts/json-schema.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { code, plain } from '../markdown.ts';
import { eachOf, pathText, type ConfigOption } from './config-options.ts';

/** A row for each option: its type, what is allowed, its default, and what it does. */
export const optionTable = (options: readonly ConfigOption[]): string =>
  markdownTable(
    ['option', 'type', 'allowed', 'default', 'what it does'],
    options.map(({ path, schema, isRequired }) => [
      code(pathText(path)),
      typeOf(schema),
      plain(allowedIn(schema)),
      defaultOf(schema, isRequired),
      linked(schema.description ?? ''),
    ]),
  );

/** Prose in which the name of another page is a link. */
export const linked = (text: string): string => plain(text).replace(/docs\/([\w/-]+\.md)/g, '[docs/$1]($1)');

function typeOf(schema: JsonSchema): string {
  const each = eachOf(schema);
  if (each) return `${schema.type === 'array' ? 'array' : 'object'} of ${typeOf(each.schema)}`;
  return schema.type ?? 'any';
}

/** In the words of the message that a mistake gets. */
function allowedIn(schema: JsonSchema): string {
  if (schema.properties) return 'its parts';
  const own = hintOf(schema);
  const each = hintOf(eachOf(schema)?.schema ?? {});
  return own.includes(each) ? own : `${own}; each: ${each}`;
}

const hintOf = ({ hint = '' }: JsonSchema): string => String(hint);

function defaultOf(schema: JsonSchema, isRequired: boolean): string {
  if (isRequired) return 'required';
  if (!('default' in schema)) return 'none';
  return schema.properties ? 'as its parts' : code(JSON.stringify(schema['default']));
}
