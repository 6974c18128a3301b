import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { purgeDeclaration } from '../declarations/replay/purge.ts';
import { toExportLine } from '../../replay/messages/export-line.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { purgeQueue, type Purge } from '../../replay/queues/purge-queue.ts';
import { select } from '../../replay/selection/select.ts';
import { processQueue } from '../../replay/queues/process-queue.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';

/** `replay purge`: deletes for good. */
export const purge: ReplayCommand<typeof purgeDeclaration> = {
  declaration: purgeDeclaration,
  async run({ values }, ports) {
    if (values.queue.length !== 1) throw new UsageError('Name the queue to purge with --queue.');
    if (values.export === '-') throw new UsageError('Specify a file for --export instead of "-": it is read back.');
    const matches = select(values, ports.now);
    const { aws, queues } = await resolveQueues(values, ports);
    const [queue] = queues;
    if (!queue) throw new UsageError('Name the queue to purge with --queue.');
    const work = { aws, queue, matches, signal: ports.ui.interrupted(), stderr: ports.stderr };
    const { matched, incompleteReasons } = await processQueue({ ...work, onMessages: () => Promise.resolve([]) });
    for (const reason of incompleteReasons) ports.stderr(`${queue.name}: only a part was seen: ${reason}.`);
    const file = values.export ?? `replay-purged-${queue.name}-${ports.now().toISOString().replaceAll(':', '')}.ndjson`;
    const keeps = values['no-export'] ? 'and keeps nothing of them' : `after they were written to ${file}`;
    ports.stderr(`${queue.name}: ${matched} messages match. Purging deletes them for good, ${keeps}.`);
    if (matched === 0) return incompleteReasons.length > 0 ? exitCodes.failed : exitCodes.done;
    if (work.signal.aborted || !(await isAllowed(matched, values.depth, ports))) {
      ports.stderr('Nothing was deleted.');
      return exitCodes.failed;
    }
    const keep = (messages: Parameters<Purge['keep']>[0]) =>
      values['no-export']
        ? Promise.resolve()
        : ports.files.append(file, messages.map((message) => `${toExportLine(message, queue.name)}\n`).join(''));
    const { deleted, failed, stoppedBy } = await purgeQueue({ ...work, max: matched, keep });
    ports.stderr(`${queue.name}: ${deleted} deleted${failed.total() > 0 ? `, still there: ${failed.words()}` : ''}.`);
    if (stoppedBy) {
      ports.stderr(`The purge stopped: the other messages are still in ${queue.name}.`);
      throw stoppedBy.error;
    }
    return deleted === matched && incompleteReasons.length === 0 ? exitCodes.done : exitCodes.failed;
  },
};

async function isAllowed(matched: number, depth: number | undefined, { ui, stderr }: ReplayPorts): Promise<boolean> {
  if (depth !== undefined) {
    if (depth !== matched) stderr(`--depth says ${depth}, but there are ${matched}.`);
    return depth === matched;
  }
  const first = await ui.ask(`Delete ${matched} messages for good? (yes/no) `);
  if (first.trim() !== 'yes') return false;
  return (await ui.ask('How many are they? ')).trim() === String(matched);
}
