import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { exportDeclaration } from '../declarations/replay/export.ts';
import { toExportLine } from '../../replay/messages/export-line.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { select } from '../../replay/selection/select.ts';
import { processQueue } from '../../replay/queues/process-queue.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay export`: copies of messages in a file; the messages stay. */
export const exportMessages: ReplayCommand<typeof exportDeclaration> = {
  declaration: exportDeclaration,
  async run({ values, positionals: [name] }, ports) {
    if (name === '-') throw new UsageError('Specify a file instead of "-": the export is read back from it.');
    const matches = select(values, ports.now);
    const { aws, queues } = await resolveQueues(values, ports);
    const signal = ports.ui.interrupted();
    const file = await ports.files.create(name);
    let [count, isComplete] = [0, true];
    try {
      for (const queue of queues) {
        const onMessages: Parameters<typeof processQueue>[0]['onMessages'] = async (chosen) => {
          await file.write(chosen.map(({ message }) => `${toExportLine(message, queue.name)}\n`).join(''));
          count += chosen.length;
          return [];
        };
        const { incompleteReasons } = await processQueue({
          aws,
          queue,
          matches,
          signal,
          stderr: ports.stderr,
          onMessages,
        });
        for (const reason of incompleteReasons) ports.stderr(`${queue.name}: only a part was seen: ${reason}.`);
        isComplete &&= incompleteReasons.length === 0;
      }
    } catch (error) {
      ports.stderr(`${name} is not complete: it has ${count} messages. All messages are still in their queues.`);
      throw error;
    } finally {
      await file.close();
    }
    ports.stderr(`${count} in ${name}; they are in their queues still.`);
    return isComplete ? exitCodes.done : exitCodes.failed;
  },
};
