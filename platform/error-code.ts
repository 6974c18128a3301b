/**
 * Returns the stable code of an error of the SDK, of Node or of another library: its code or its name, or `UNKNOWN`. Never
 * returns a message or a sentence, which may quote the input.
 */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return [code, name].find(isCode) ?? 'UNKNOWN';
}

const isCode = (text: unknown): text is string => typeof text === 'string' && /^[\w.]{1,64}$/.test(text);
