import type { QueueSelection } from '../queues/queue-selection.ts';
import { followReplay } from './follow-replay.ts';
import type { NewRule } from '../aws/bus-rules.ts';
import type { ArchiveReplay } from './event-archive.ts';
import type { WorkPorts } from '../replay-ports.ts';

export interface ReplayTypesOptions {
  readonly replay: Omit<ArchiveReplay, 'ruleArns'>;
  /** Additional rules of the replay. */
  readonly rules: readonly NewRule[];
  /** Wait before the replay, in which EventBridge begins to use the rules, and after it, in which it delivers the last events. */
  readonly settleSeconds: number;
}

/**
 * Creates rules, replays only to them, follows the replay to its end and removes the rules. Ctrl-C cancels the replay, because
 * nothing receives its events without the rules. Resolves with whether all events were replayed and all rules removed.
 */
export async function replayTypes(
  { replay, rules, settleSeconds }: ReplayTypesOptions,
  selection: QueueSelection,
  ports: WorkPorts,
): Promise<boolean> {
  const signal = ports.ui.interrupted();
  const { aws } = selection;
  const settle = async (): Promise<void> => {
    for (let second = 0; second < settleSeconds && !signal.aborted; second += 1) await ports.clock.sleep(1_000);
  };
  const created: NewRule[] = [];
  let isDone = false;
  try {
    const ruleArns: string[] = [];
    for (const rule of rules) {
      created.push(rule);
      ruleArns.push(await aws.rules.create(rule));
    }
    await settle();
    if (signal.aborted) ports.report('Nothing was replayed.');
    else {
      await aws.archive.start({ ...replay, ruleArns });
      const state = await followReplay(replay, selection, ports, signal);
      isDone = state === 'COMPLETED';
      if (state === undefined) {
        await aws.archive.cancel(replay.name);
        ports.report(`${replay.name} is cancelled. A part of its events was sent.`);
      }
      await settle();
    }
  } finally {
    for (const { bus, name } of created) isDone = (await removed(bus, name, selection, ports)) && isDone;
  }
  return isDone;
}

async function removed(bus: string, name: string, { aws }: QueueSelection, ports: WorkPorts): Promise<boolean> {
  try {
    await aws.rules.remove(bus, name);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason';
    ports.report(
      `Failed to remove the rule ${name} of the bus ${bus} (${why}). The next "replay archive --type" removes it.`,
    );
    return false;
  }
}
