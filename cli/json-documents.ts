import { parse, type ParseError } from 'jsonc-parser';
import { isObject } from '../platform/coerce.ts';

/** One JSON value of a file, and the line on which it begins, from 1. */
export interface JsonDocument {
  readonly value: unknown;
  readonly line: number;
}

/** Where a text stops being JSON; line and column from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

/** The values that a text has, and the places at which it is not JSON. */
export interface JsonDocuments {
  readonly documents: readonly JsonDocument[];
  readonly faults: readonly JsonFault[];
}

/**
 * Reads a text that is one JSON value over any number of lines, or has one value per line (NDJSON). A line that is not JSON
 * is a fault, and the other lines are read. A blank text has neither.
 */
export function jsonDocuments(text: string): JsonDocuments {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return { documents: [], faults: [] };
  const whole = parseJson(plain);
  if ('value' in whole) {
    const line = plain.slice(0, plain.search(/\S/)).split('\n').length;
    return { documents: [{ value: whole.value, line }], faults: [] };
  }
  const lines = plain
    .split('\n')
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '')
    .map(({ content, line }) => ({ content, line, parsed: parseJson(content) }));
  // A line of one value over several lines is seldom a value, and an object only if it has no line breaks itself.
  const isLineByLine =
    lines.length > 1 && lines.some(({ parsed }, at) => 'value' in parsed && (at === 0 || isObject(parsed.value)));
  if (!isLineByLine) return { documents: [], faults: [placeOf(whole.offset, plain)] };
  return {
    documents: lines.flatMap(({ line, parsed }) => ('value' in parsed ? [{ value: parsed.value, line }] : [])),
    faults: lines.flatMap(({ line, content, parsed }) =>
      'value' in parsed ? [] : [{ line, column: placeOf(parsed.offset, content).column }],
    ),
  };
}

function parseJson(text: string): { readonly value: unknown } | { readonly offset: number } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // JSON.parse says the place only now and then, and quotes the text.
    const errors: ParseError[] = [];
    try {
      parse(text, errors, { disallowComments: true, allowTrailingComma: false });
    } catch {
      // It calls itself for each level, and the text may have very many: then the first error so far is enough.
    }
    return { offset: errors[0]?.offset ?? 0 };
  }
}

function placeOf(offset: number, text: string): JsonFault {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
