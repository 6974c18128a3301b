type Members = Readonly<Record<string, unknown>>;

/** Whether EventBridge hands an event on, for as much of its pattern language as our rules on the default bus use. */
export const matchesPattern = (pattern: Members, event: Members): boolean =>
  Object.entries(pattern).every(([name, allowed]) => {
    if (name === '$or') return (allowed as Members[]).some((branch) => matchesPattern(branch, event));
    if (!Array.isArray(allowed)) return matchesPattern(allowed as Members, (event[name] ?? {}) as Members);
    return allowed.some((matcher) => matchesValue(matcher, event[name]));
  });

function matchesValue(matcher: unknown, value: unknown): boolean {
  if (typeof matcher !== 'object' || matcher === null) return matcher === value;
  const { exists, ...others } = matcher as { readonly exists?: boolean };
  if (exists === undefined || Object.keys(others).length > 0) {
    throw new Error(`This matcher is not known here: ${JSON.stringify(matcher)}`);
  }
  return exists === (value !== undefined);
}
