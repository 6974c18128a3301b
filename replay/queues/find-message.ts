import type { ParsedMessage } from '../messages/parsed-message.ts';
import type { WorkPorts } from '../replay-ports.ts';
import { select } from '../selection/select.ts';
import type { ReplayQueue } from './find-queues.ts';
import type { QueueSelection } from './queue-selection.ts';
import { readQueues } from './read-queues.ts';

export interface FoundMessage {
  readonly read: ParsedMessage;
  readonly queue: ReplayQueue;
}

/** Returns the first message with an id, its own or that of its event, and returns it to its queue; undefined if there is none. */
export async function findMessage(
  id: string,
  selection: QueueSelection,
  { clock, ui, report }: WorkPorts,
): Promise<FoundMessage | undefined> {
  let found: FoundMessage | undefined;
  await readQueues(selection, {
    matches: select({ id: [id] }, clock.now),
    signal: ui.interrupted(),
    report,
    shouldStop: () => found !== undefined,
    onMessages: ([read], queue) => {
      found ??= read && { read, queue };
    },
  });
  return found;
}
