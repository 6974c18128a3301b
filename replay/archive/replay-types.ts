import type { QueueSelection } from '../queues/queue-selection.ts';
import { followReplay } from './follow-replay.ts';
import type { NewRule } from '../aws/bus-rules.ts';
import type { ArchiveReplay } from './event-archive.ts';
import type { WorkPorts } from '../replay-ports.ts';

export interface ReplayTypesOptions {
  readonly replay: Omit<ArchiveReplay, 'ruleArns'>;
  /** Rules to make for it. */
  readonly rules: readonly NewRule[];
  /** Seconds that EventBridge gets to take up the rules before the replay, and to hand over the last events after it. */
  readonly settleSeconds: number;
}

/**
 * Makes rules, replays to them alone, follows the replay to its end and removes the rules. Ctrl-C cancels the replay, for
 * without its rules it would lead nowhere. Resolves with whether all was done.
 */
export async function replayTypes(
  { replay, rules, settleSeconds }: ReplayTypesOptions,
  selection: QueueSelection,
  ports: WorkPorts,
): Promise<boolean> {
  const signal = ports.ui.interrupted();
  const { aws } = selection;
  const settle = async (): Promise<void> => {
    for (let second = 0; second < settleSeconds && !signal.aborted; second += 1) await ports.sleep(1_000);
  };
  const made: NewRule[] = [];
  let isDone = false;
  try {
    const ruleArns: string[] = [];
    for (const rule of rules) {
      made.push(rule);
      ruleArns.push(await aws.rules.create(rule));
    }
    await settle();
    if (signal.aborted) ports.stderr('Nothing was replayed.');
    else {
      await aws.archive.start({ ...replay, ruleArns });
      const state = await followReplay(replay, selection, ports, signal);
      isDone = state === 'COMPLETED';
      if (state === undefined) {
        await aws.archive.cancel(replay.name);
        ports.stderr(`${replay.name} is cancelled: a part of its events has been sent.`);
      }
      await settle();
    }
  } finally {
    for (const { bus, name } of made) isDone = (await removed(bus, name, selection, ports)) && isDone;
  }
  return isDone;
}

async function removed(bus: string, name: string, { aws }: QueueSelection, ports: WorkPorts): Promise<boolean> {
  try {
    await aws.rules.remove(bus, name);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason is known';
    ports.stderr(`The rule ${name} is still on the bus ${bus} (${why}). The next "replay archive --type" removes it.`);
    return false;
  }
}
