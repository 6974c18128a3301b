import type { QueueSelection } from '../queues/queue-selection.ts';
import type { ArchiveReplay } from './event-archive.ts';
import type { WorkPorts } from '../replay-ports.ts';

const pollMs = 2_000;
const ended = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

/** Follows a replay and reports its end. Resolves with its last state; undefined if Ctrl-C ended the wait before. */
export async function followReplay(
  { name, from, to }: Pick<ArchiveReplay, 'name' | 'from' | 'to'>,
  { aws }: Pick<QueueSelection, 'aws'>,
  ports: WorkPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const bar = ports.ui.progress(100);
  let percent = 0;
  try {
    while (!signal.aborted) {
      const { state, reason, reached } = await aws.archive.stateOf(name);
      const now =
        state === 'COMPLETED' ? 1 : ((reached ?? from).getTime() - from.getTime()) / (to.getTime() - from.getTime());
      bar.advance(Math.max(0, Math.floor(now * 100) - percent));
      percent = Math.max(percent, Math.floor(now * 100));
      if (ended.has(state)) {
        ports.report(`${name}: ${state}${reason === undefined ? '' : `, ${reason}`}.`);
        return state;
      }
      await ports.clock.sleep(pollMs);
    }
    return undefined;
  } finally {
    bar.end();
  }
}
