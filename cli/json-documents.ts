import { parse, type ParseError } from 'jsonc-parser';

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

/** The values in a text: one JSON value over any number of lines, or one a line (NDJSON). Empty for a blank text. */
export function jsonDocuments(text: string): readonly JsonDocument[] | JsonFault {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return [];
  const whole = parseJson(plain);
  if ('value' in whole) return [{ value: whole.value, line: plain.slice(0, plain.search(/\S/)).split('\n').length }];
  const lines = plain.split('\n').map((content, index) => ({ content, line: index + 1 }));
  const filled = lines.filter(({ content }) => content.trim() !== '');
  const isLineByLine = filled.length > 1 && 'value' in parseJson(filled[0]?.content ?? '');
  if (!isLineByLine) return placeOf(whole.offset, plain);
  const documents: JsonDocument[] = [];
  for (const { content, line } of filled) {
    const parsed = parseJson(content);
    if (!('value' in parsed)) return { line, column: placeOf(parsed.offset, content).column };
    documents.push({ value: parsed.value, line });
  }
  return documents;
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
