import type { Outcome } from '../../infra/pool-attachment/attach-pool.ts';
import { exitCodes, type CommandPorts, type ExitCode } from '../command.ts';

/** Tells what came of a pool; with fields that differ it is not done, and somebody has to look. */
export function tellOutcome(
  userPoolId: string,
  what: 'attached' | 'detached',
  { updated, differences }: Outcome,
  { json, ports }: { readonly json: boolean; readonly ports: CommandPorts },
): ExitCode {
  const how = updated ? `${what}; nothing else of the pool changed` : `is ${what} already; nothing was changed`;
  const differs = `${what}, but differs from before in ${differences.join(', ')}: look at these settings`;
  if (json) ports.out(JSON.stringify({ userPoolId, [what]: true, updated, differences }));
  else ports.out(`${userPoolId}: ${differences.length > 0 ? differs : how}.`);
  return differences.length > 0 ? exitCodes.failed : exitCodes.done;
}
