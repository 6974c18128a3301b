/** A mistake: where it is, what stands there, and what may. */
export interface ConfigProblem {
  readonly path: readonly string[];
  readonly found: unknown;
  readonly allowed: string;
}

/** A mistake in words, for a person. */
export interface ConfigMistake {
  readonly path: readonly string[];
  readonly found: unknown;
  /** What was found and what is allowed, without the path. */
  readonly says: string;
}

export function mistakeOf({ path, found, allowed }: ConfigProblem): ConfigMistake {
  const what = found === undefined ? 'nothing' : JSON.stringify(found);
  return { path, found, says: `found ${what}; allowed: ${allowed}` };
}

export const mistakeLine = ({ path, says }: Pick<ConfigMistake, 'path' | 'says'>): string =>
  `- ${path.join('.') || 'configuration'}: ${says}`;

export const describeProblem = (problem: ConfigProblem): string => mistakeLine(mistakeOf(problem));

/** The members of an object; none if it is something else, because a configuration with mistakes may have any shape. */
export const members = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
