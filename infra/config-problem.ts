/** A mistake: where it is, what stands there, and what may. */
export interface ConfigProblem {
  readonly path: readonly string[];
  readonly found: unknown;
  readonly allowed: string;
}

export function describeProblem({ path, found, allowed }: ConfigProblem): string {
  const what = found === undefined ? 'nothing' : JSON.stringify(found);
  return `- ${path.join('.') || 'configuration'}: found ${what}; allowed: ${allowed}`;
}

/** The members of an object; none if it is something else, because a configuration with mistakes may have any shape. */
export const members = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
