/** The stable code of an error of the SDK, of Node or of another. */
export function codeOf(error: unknown): string {
  const { name = 'UNKNOWN', code } = (error ?? {}) as { name?: string; code?: unknown };
  return typeof code === 'string' ? code : name;
}
