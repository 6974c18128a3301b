import { replayRuleSuffix } from '../../contracts/replay-rule.ts';
import { UsageError } from '../../platform/usage-error.ts';
import type { NewRule } from '../aws/bus-rules.ts';
import type { QueueSelection } from '../queues/queue-selection.ts';
import type { WorkPorts } from '../replay-ports.ts';

const running = new Set(['STARTING', 'RUNNING', 'CANCELLING']);

/** Maximum time between the creation of a rule and the start of its replay. */
const waitingMs = 10 * 60_000;

/** Removes the rules of ended replays, whose command was killed. Rejects with a UsageError if one of `needed` is in use. */
export async function removeLeftOvers(
  { aws }: QueueSelection,
  needed: readonly NewRule[],
  { clock, report }: Pick<WorkPorts, 'clock' | 'report'>,
): Promise<void> {
  const [bus = ''] = needed.map((rule) => rule.bus);
  const names = (await aws.rules.list(bus)).map(({ name }) => name).filter((name) => name.endsWith(replayRuleSuffix));
  for (const name of names) {
    const isNeeded = needed.some((rule) => rule.name === name);
    const replay = replayOf((await aws.rules.read(bus, name)).pattern);
    if (replay === undefined) {
      if (isNeeded)
        throw new UsageError(`The bus has a rule ${name} that no replay created. Rename it, or leave --type out.`);
      continue;
    }
    const { state } = await aws.archive.stateOf(replay);
    const isWaiting = state === 'NOT_FOUND' && clock.now().getTime() - timeOfReplay(replay) < waitingMs;
    if (isWaiting || running.has(state)) {
      if (isNeeded) throw new UsageError(`The replay ${replay} still uses the rule ${name}. Wait for its end.`);
      continue;
    }
    await aws.rules.remove(bus, name);
    report(`Removed the rule ${name}, which ${replay} had left.`);
  }
}

/** Returns the start time of a command from the name of its replay; NaN for another name. */
const timeOfReplay = (name: string): number => Date.parse(name.replace(/replay-(.{13})(..)(..)(...)Z/, '$1:$2:$3.$4Z'));

/** Returns the name of the replay of a rule by the pattern; undefined for a rule that no replay created. */
function replayOf(pattern: string): string | undefined {
  const { 'replay-name': names } = JSON.parse(pattern) as { readonly 'replay-name'?: readonly unknown[] };
  const name = names?.[0];
  return typeof name === 'string' && name.startsWith('replay-') ? name : undefined;
}
