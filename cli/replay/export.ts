import { UsageError } from '../../platform/usage-error.ts';
import { toExportLines } from '../../replay/messages/export-line.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { readQueues } from '../../replay/queues/read-queues.ts';
import { select } from '../../replay/selection/select.ts';
import { exitCodes } from '../command.ts';
import { exportDeclaration } from '../declarations/replay/export.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay export`: copies messages to a file, and leaves them in their queues. */
export const exportMessages: ReplayCommand<typeof exportDeclaration> = {
  declaration: exportDeclaration,
  async run({ values, positionals: [name] }, ports) {
    if (name === '-') throw new UsageError('Specify a file instead of "-": the export is read back from it.');
    const matches = select(values, ports.clock.now);
    const selection = await resolveQueues(values, ports);
    const signal = ports.ui.interrupted();
    const file = await ports.files.open(name, { isNew: true });
    let count = 0;
    try {
      const isComplete = await readQueues(selection, {
        matches,
        signal,
        report: ports.stderr,
        onMessages: async (chosen, queue) => {
          await file.append(
            toExportLines(
              chosen.map(({ message }) => message),
              queue.name,
            ),
          );
          count += chosen.length;
        },
      });
      ports.stderr(`${count} messages in ${name}. All messages are still in their queues.`);
      return isComplete ? exitCodes.done : exitCodes.failed;
    } catch (error) {
      ports.stderr(`${name} is not complete: it has ${count} messages. All messages are still in their queues.`);
      throw error;
    } finally {
      await file.close();
    }
  },
};
