/** Why a mutant may survive. */
export interface ExplainedSurvivor {
  readonly file: string;
  /** The code that is changed, on one line. */
  readonly code: string;
  /** @default - every replacement of this code */
  readonly replacements?: readonly string[];
  readonly why: string;
}

/** Mutants that change no behavior, or behavior that no unit test can see. */
export const explainedSurvivors: readonly ExplainedSurvivor[] = [
  {
    file: 'infra/deploy-checks/pool-attachment/stack-request.ts',
    code: 'mostBytes / 2',
    replacements: ['mostBytes * 2'],
    why: 'The loop shortens a longer first half until the text is short enough.',
  },
];
