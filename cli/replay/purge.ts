import { UsageError } from '../../platform/usage-error.ts';
import { toExportLines } from '../../replay/messages/export-line.ts';
import type { QueueMessage } from '../../replay/messages/queue-message.ts';
import { purgeQueue } from '../../replay/queues/purge-queue.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { readQueues } from '../../replay/queues/read-queues.ts';
import type { AppendFile } from '../../replay/replay-ports.ts';
import { select } from '../../replay/selection/select.ts';
import { exitCodes } from '../command.ts';
import { purgeDeclaration } from '../declarations/replay/purge.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';

/** `replay purge`: deletes messages after it has exported them. */
export const purge: ReplayCommand<typeof purgeDeclaration> = {
  declaration: purgeDeclaration,
  async run({ values }, ports) {
    if (values.queue.length !== 1) throw new UsageError(oneQueue);
    if (values.export === '-') throw new UsageError('Specify a file for --export instead of "-": it is read back.');
    const matches = select(values, ports.clock.now);
    const { aws, queues } = await resolveQueues(values, ports);
    const [queue] = queues;
    if (!queue) throw new UsageError(oneQueue);
    const work = { matches, signal: ports.ui.interrupted(), report: ports.stderr };
    let matched = 0;
    const onMessages = (chosen: readonly unknown[]) => void (matched += chosen.length);
    const isComplete = await readQueues({ aws, queues: [queue] }, { ...work, onMessages });
    const time = ports.clock.now().toISOString().replaceAll(':', '');
    const file = values.export ?? `replay-purged-${queue.name}-${time}.ndjson`;
    const kept = values['no-export'] ? 'without a copy' : `after they were written to ${file}`;
    ports.stderr(`${queue.name}: ${matched} messages match. The purge deletes them permanently, ${kept}.`);
    if (matched === 0) return isComplete ? exitCodes.done : exitCodes.failed;
    const mayDelete = !work.signal.aborted && (await isAllowed(matched, values.depth, ports));
    if (!mayDelete || work.signal.aborted) {
      ports.stderr('Nothing was deleted.');
      return exitCodes.failed;
    }
    const copies = values['no-export'] ? noCopies : await ports.files.open(file, { isNew: false });
    const keep = (messages: readonly QueueMessage[]) => copies.append(toExportLines(messages, queue.name));
    const purging = purgeQueue({ ...work, aws, queue, max: matched, keep });
    const { deleted, failed, stoppedBy } = await purging.finally(() => copies.close());
    ports.stderr(`${queue.name}: ${deleted} deleted${failed.total() > 0 ? `, not deleted: ${failed.text()}` : ''}.`);
    if (stoppedBy) {
      ports.stderr(`The purge stopped: the other messages are still in ${queue.name}.`);
      throw stoppedBy.error;
    }
    return deleted === matched && isComplete ? exitCodes.done : exitCodes.failed;
  },
};

const oneQueue = 'Specify one queue to purge with --queue.';

const noCopies: AppendFile = { append: () => Promise.resolve(), close: () => Promise.resolve() };

async function isAllowed(matched: number, depth: number | undefined, { ui, stderr }: ReplayPorts): Promise<boolean> {
  if (depth !== undefined) {
    if (depth !== matched) stderr(`--depth is ${depth}, but ${matched} messages match.`);
    return depth === matched;
  }
  const first = await ui.ask(`Delete ${matched} messages permanently? (yes/no) `);
  if (first.trim() !== 'yes') return false;
  return (await ui.ask('How many messages? ')).trim() === String(matched);
}
