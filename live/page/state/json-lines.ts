/** The role of a token of JSON, for its color. */
export type TokenKind = 'key' | 'string' | 'number' | 'literal' | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** A line of formatted JSON. */
export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly Token[];
  /** Path of the property that begins on the line, for example `data.reason`. @default - none begins */
  readonly path?: string;
}

interface Place {
  readonly depth: number;
  readonly path: string;
  readonly key?: string;
  readonly isLast: boolean;
}

const punctuation = (text: string): Token => ({ kind: 'punctuation', text });

/** Formats JSON as lines of tokens, like `JSON.stringify` with an indent of one level. `maxLines` bounds the work. */
export function jsonLines(value: unknown, maxLines: number): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  addLines(value, { depth: 0, path: '', isLast: true }, { lines, maxLines });
  return lines;
}

interface Output {
  readonly lines: JsonLine[];
  readonly maxLines: number;
}

function addLines(value: unknown, place: Place, output: Output): void {
  if (output.lines.length >= output.maxLines) return;
  const { depth, path, key, isLast } = place;
  const head = key === undefined ? [] : [{ kind: 'key' as const, text: JSON.stringify(key) }, punctuation(': ')];
  const begins = key === undefined ? {} : { path };
  const comma = isLast ? [] : [punctuation(',')];
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    output.lines.push({ depth, tokens: [...head, leaf(value), ...comma], ...begins });
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  output.lines.push({ depth, tokens: [...head, punctuation(open)], ...begins });
  const members = Object.entries(value as Readonly<Record<string, unknown>>);
  members.forEach(([name, member], index) => {
    const own = Array.isArray(value) ? {} : { key: name };
    const below = Array.isArray(value) ? path : path === '' ? name : `${path}.${name}`;
    addLines(member, { depth: depth + 1, path: below, isLast: index === members.length - 1, ...own }, output);
  });
  if (output.lines.length < output.maxLines) output.lines.push({ depth, tokens: [punctuation(close), ...comma] });
}

function leaf(value: unknown): Token {
  if (typeof value === 'string') return { kind: 'string', text: JSON.stringify(value) };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'object' && value !== null) return punctuation(Array.isArray(value) ? '[]' : '{}');
  return { kind: 'literal', text: String(value) };
}
