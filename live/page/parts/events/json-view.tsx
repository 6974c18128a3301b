import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { jsonLines, type JsonLine } from '../../state/json-lines.ts';
import { Prose } from '../frame/prose.tsx';
import { VisibleText } from '../frame/visible-text.tsx';

export interface JsonViewProps {
  /** JSON, or any text. */
  readonly text: string;
  /** Description by path. @default - no descriptions */
  readonly descriptions?: Readonly<Record<string, string>> | undefined;
}

/** More lines than these appear as plain text: each line has a few elements. */
const maxLines = 2_000;

/** Longest token with colors, in characters. */
const maxToken = 20_000;

/** Highlighted JSON; a text that is not JSON, or that is very large, appears as it is. */
export function JsonView({ text, descriptions }: JsonViewProps): JSX.Element {
  const lines = useMemo(() => linesIn(text), [text]);
  return (
    <pre class="json" tabIndex={0} aria-label="JSON">
      {lines ? (
        lines.map((line) => <Line line={line} description={own(descriptions, line.path)} />)
      ) : (
        <VisibleText text={text} />
      )}
    </pre>
  );
}

function linesIn(text: string): readonly JsonLine[] | undefined {
  try {
    const lines = jsonLines(JSON.parse(text), maxLines);
    const isLarge =
      lines.length >= maxLines || lines.some(({ tokens }) => tokens.some((token) => token.text.length > maxToken));
    return isLarge ? undefined : lines;
  } catch {
    return undefined;
  }
}

/** The paths are those of a hostile event: `constructor` has no description. */
const own = (descriptions: JsonViewProps['descriptions'], path: string | undefined): string | undefined =>
  descriptions && path !== undefined && Object.hasOwn(descriptions, path) ? descriptions[path] : undefined;

function Line({
  line,
  description,
}: {
  readonly line: JsonLine;
  readonly description: string | undefined;
}): JSX.Element {
  return (
    <div class="line" style={{ '--depth': line.depth }}>
      {description !== undefined && (
        <span class="description">
          <Prose text={description} />
        </span>
      )}
      <span class="code">
        {line.tokens.map(({ kind, text }) => (
          <span class={kind}>
            <VisibleText text={text} />
          </span>
        ))}
      </span>
    </div>
  );
}
