import { explainFault } from '../aws-fault.ts';
import { CommandFailed } from '../../platform/command-failed.ts';

/** What one check found. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly text: string;
  /** What to do; always with a warning or a problem. */
  readonly remedy?: string;
}

export const ok = (check: string, text: string): Finding => ({ check, state: 'ok', text });

export const warning = (check: string, text: string, remedy: string): Finding => ({
  check,
  state: 'warning',
  text,
  remedy,
});

export const problem = (check: string, text: string, remedy: string): Finding => ({
  check,
  state: 'problem',
  text,
  remedy,
});

/** The findings of a check; a check that AWS does not let finish is a separate problem. Rejects with an error that ends all checks. */
export async function finding(
  check: string,
  remedy: string,
  look: () => Promise<readonly Finding[]>,
): Promise<Finding[]> {
  try {
    return [...(await look())];
  } catch (error) {
    if (error instanceof CommandFailed || explainFault(error)?.isGeneral) throw error;
    const { name, message } = error as Error;
    return [problem(check, `not told: ${name}: ${message}`, remedy)];
  }
}
