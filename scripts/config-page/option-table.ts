import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from '../../contracts/json-schema.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { code, plain } from '../markdown.ts';
import { eachOf, pathText, type ConfigOption } from './config-options.ts';

/** A row for each option: its type, what is allowed, its default, and what it does. */
export const optionTable = (options: readonly ConfigOption[]): string =>
  markdownTable(
    ['option', 'type', 'allowed', 'default', 'description'],
    options.map(({ path, schema, isRequired }) => [
      code(pathText(path)),
      typeOf(schema),
      plain(allowedIn(schema)),
      defaultOf(schema, isRequired),
      linked(schema.description ?? ''),
    ]),
  );

/** Prose in which the path of another page is a link with the title of that page. */
export const linked = (text: string): string =>
  plain(text).replace(/docs\/([\w/-]+\.md)/g, (path, below: string) => `[${titleOf(path)}](../${below})`);

/** Title of a page of the project. Throws if the page has none. */
function titleOf(path: string): string {
  const [, title] = /^# (.+)$/m.exec(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')) ?? [];
  if (title === undefined) throw new Error(`${path} has no title.`);
  return title;
}

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
