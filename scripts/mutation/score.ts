import type { Mutant } from './mutants.ts';
import type { ExplainedSurvivor } from './explained-survivor.ts';

/** The result of a mutation test. */
export interface MutationScore {
  readonly tested: number;
  readonly killed: number;
  /** Share of killed mutants, 0 to 1; 1 if no mutant was tested. */
  readonly share: number;
  /** Survivors that no explanation covers. */
  readonly unexplained: readonly Mutant[];
  /** Explanations of the tested files that no survivor needs any more. */
  readonly outdated: readonly ExplainedSurvivor[];
}

/** Compares the survivors with their explanations. */
export function mutationScore(mutants: readonly Mutant[], explanations: readonly ExplainedSurvivor[]): MutationScore {
  const survivors = mutants.filter(({ isKilled }) => !isKilled);
  const files = new Set(mutants.map(({ file }) => file));
  const killed = mutants.length - survivors.length;
  return {
    tested: mutants.length,
    killed,
    share: mutants.length === 0 ? 1 : killed / mutants.length,
    unexplained: survivors.filter((mutant) => !explanations.some((one) => explains(one, mutant))),
    outdated: explanations.filter((one) => files.has(one.file) && !survivors.some((mutant) => explains(one, mutant))),
  };
}

const explains = ({ file, code, replacements }: ExplainedSurvivor, mutant: Mutant): boolean =>
  mutant.file === file &&
  mutant.code === code &&
  (replacements === undefined || replacements.includes(mutant.replacement));
