/** A line of a file without its line feed, or the reason why it is not text. */
export type FileLine = string | UnreadableLine;

export interface UnreadableLine {
  readonly unreadable: string;
}

const lineFeed = 0x0a;

// A message of 1 MiB whose every byte is escaped has 6 MiB.
const maxLineBytes = 16 * 1024 * 1024;

/**
 * Cuts a stream only at line feeds: a line of JSON may hold characters that others take for the end of one, such as
 * U+2028. A line that is not UTF-8 is unreadable: a decoder would silently replace its bytes.
 */
export async function* readLines(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<FileLine> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array): void => {
    size += part.length;
    parts = size > maxLineBytes ? [] : [...parts, part];
  };
  const take = (): FileLine => {
    const line = size > maxLineBytes ? { unreadable: 'longer than any message' } : decoded(Buffer.concat(parts));
    [parts, size] = [[], 0];
    return line;
  };
  for await (const chunk of stream) {
    let rest = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    for (let end = rest.indexOf(lineFeed); end !== -1; end = rest.indexOf(lineFeed)) {
      add(rest.subarray(0, end));
      yield take();
      rest = rest.subarray(end + 1);
    }
    add(rest);
  }
  if (size > 0) yield take();
}

function decoded(bytes: Uint8Array): FileLine {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { unreadable: 'not UTF-8' };
  }
}
