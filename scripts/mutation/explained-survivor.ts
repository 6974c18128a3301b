/** Why a mutant may survive. */
export interface ExplainedSurvivor {
  readonly file: string;
  /** The code that is changed, on one line. */
  readonly code: string;
  /** @default - every replacement of this code */
  readonly replacements?: readonly string[];
  readonly why: string;
}
