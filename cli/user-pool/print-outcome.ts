import type { Outcome } from '../../triggers/attachment/pool-ports.ts';
import { exitCodes, type CommandPorts, type ExitCode } from '../command.ts';

/**
 * Prints the result for a pool. Fails if a field differs from just before the update, or if another party changed the
 * pool at the same time. UpdateUserPool has no condition, so a change in the same moment may be lost.
 */
export function printOutcome(
  userPoolId: string,
  what: 'attached' | 'detached',
  outcome: Outcome,
  { json, ports }: { readonly json: boolean; readonly ports: CommandPorts },
): ExitCode {
  const { updated, differences, changedMeanwhile = [], missing = [] } = outcome;
  if (json) ports.stdout(JSON.stringify({ userPoolId, [what]: missing.length === 0, ...outcome }));
  else ports.stdout(`${userPoolId}: ${outcomeText(what, outcome)}.`);
  if (changedMeanwhile.length > 0) {
    ports.stderr(
      `${userPoolId}: another party changed ${changedMeanwhile.join(', ')} while this command ran. ` +
        (updated
          ? 'The update kept every change that it could read before, but a change in the same moment may be lost. '
          : '') +
        'Check these fields.',
    );
  }
  return differences.length + changedMeanwhile.length > 0 ? exitCodes.failed : exitCodes.done;
}

function outcomeText(what: string, { updated, differences, changedMeanwhile = [], missing = [] }: Outcome): string {
  if (missing.length > 0)
    return `not ${what}: another party removed the function from ${missing.join(', ')} after each update`;
  if (differences.length > 0) {
    return `${what}, but differs from just before the update in ${differences.join(', ')}: check these fields`;
  }
  if (!updated) return `already ${what}; nothing was changed`;
  return changedMeanwhile.length > 0 ? what : `${what}; nothing else of the pool changed`;
}
