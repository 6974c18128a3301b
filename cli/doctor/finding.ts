import { explainFault } from '../aws-fault.ts';
import { CommandFailed } from '../../platform/command-failed.ts';

/** The result of one check. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly text: string;
  /** An imperative sentence; always with a warning or a problem. */
  readonly fix?: string;
}

export const ok = (check: string, text: string): Finding => ({ check, state: 'ok', text });

export const warning = (check: string, text: string, fix: string): Finding => ({
  check,
  state: 'warning',
  text,
  fix,
});

export const problem = (check: string, text: string, fix: string): Finding => ({
  check,
  state: 'problem',
  text,
  fix,
});

/** Returns the findings of a check. A failed call is a problem of its check. Rejects with an error that ends all checks. */
export async function finding(
  check: string,
  fix: string,
  runCheck: () => Promise<readonly Finding[]>,
): Promise<Finding[]> {
  try {
    return [...(await runCheck())];
  } catch (error) {
    if (error instanceof CommandFailed || explainFault(error)?.isGeneral) throw error;
    const { name, message } = error as Error;
    return [problem(check, `not checked: ${name}: ${message}`, fix)];
  }
}
