import { toObject } from '../../platform/coerce.ts';

/** A mistake in a configuration: where it is, the value found, and the allowed values. */
export interface ConfigProblem {
  readonly path: readonly string[];
  /** `undefined` if a required option is missing. */
  readonly found: unknown;
  /** Description of the allowed values. `undefined` if the option must not be set. */
  readonly allowed?: string | undefined;
  /** Reason, as the end of a sentence with "because". */
  readonly because?: string | undefined;
}

/** Description of a mistake, for a reader. */
export interface ConfigMistake {
  readonly path: readonly string[];
  readonly found: unknown;
  /** Value found and allowed values, without the path. */
  readonly says: string;
}

export function mistakeOf(problem: ConfigProblem): ConfigMistake {
  const { path, found } = problem;
  return { path, found, says: `${found === undefined ? '' : `found ${JSON.stringify(found)}; `}${demandOf(problem)}` };
}

/** The part of a mistake that does not depend on the value found. */
export function demandOf({ found, allowed, because }: ConfigProblem): string {
  const why = because === undefined ? '' : ` because ${because}`;
  if (allowed === undefined) return `must not be set${why}`;
  if (found === undefined) return `is required${why}; allowed: ${allowed}`;
  return `allowed: ${allowed}${why && `,${why}`}`;
}

export const mistakeLine = ({ path, says }: Pick<ConfigMistake, 'path' | 'says'>): string =>
  `- ${path.join('.') || 'configuration'}: ${says}`;

export const describeProblem = (problem: ConfigProblem): string => mistakeLine(mistakeOf(problem));

/** The members of an object; none if it is something else, because a configuration with mistakes may have any shape. */
export const members = toObject;
