import type { JsonSchema } from '../../contracts/json-schema.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { code, codes, plain } from '../markdown.ts';

/** A row for each field: its type, whether it is always there, and what it means. */
export const fieldTable = (fields: Readonly<Record<string, JsonSchema>>, required: readonly string[]): string =>
  markdownTable(
    ['field', 'type', 'presence', 'what it is'],
    Object.entries(fields).map(([name, field]) => [
      code(name),
      typeOf(field),
      required.includes(name) ? 'required' : 'optional',
      plain(field.description ?? '') + valuesOf(field),
    ]),
  );

function typeOf({ type = '', items, patternProperties }: JsonSchema): string {
  if (items) return `array of ${typeOf(items)}`;
  const [members] = Object.values(patternProperties ?? {});
  return members ? `object of ${typeOf(members)}` : type;
}

const valuesOf = ({ enum: values }: JsonSchema): string => (values ? ` One of ${codes(values.map(String))}.` : '');
