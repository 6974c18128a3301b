import { UsageError } from '../../platform/usage-error.ts';
import { unpublishedMessage } from '../../replay/messages/read-line.ts';
import { resolveQueues, type QueueSelection } from '../../replay/queues/queue-selection.ts';
import type { Files } from '../../replay/replay-ports.ts';
import { timeOption } from '../../replay/selection/time-option.ts';
import { importLines } from '../../replay/sending/import-lines.ts';
import { exitCodes } from '../command.ts';
import { importDeclaration } from '../declarations/replay/import.ts';
import { importFaults } from './import-faults.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay import`: sends the messages of an export, or the events of a log. */
export const importMessages: ReplayCommand<typeof importDeclaration> = {
  declaration: importDeclaration,
  async run({ values, positionals: [file] }, ports) {
    const isLog = values.log || values['log-group'] !== undefined;
    if (isLog === (file !== undefined)) throw new UsageError('Specify either one file or --log.');
    if (!isLog && values.since !== undefined)
      throw new UsageError('--since requires --log. A file is imported completely.');
    if (values.queue.length > 1) throw new UsageError('Specify only one --queue: it is the queue of every message.');
    const since = timeOption('--since', values.since ?? '7d');
    const selection = await resolveQueues(values, ports);
    const lines =
      file === undefined
        ? linesOfLog(selection, values['log-group'], new Date(since(ports.clock.now())))
        : ports.files.lines(file);
    const signal = ports.ui.interrupted();
    const only = values.queue.length > 0 ? selection.queues[0] : undefined;
    const total = values.yes && file !== undefined ? await ports.files.lineCount(file) : undefined;
    const bar = values.yes ? ports.ui.progress(total) : undefined;
    const { to, yes, rate: perSecond } = values;
    const options = { selection, only, to, yes, signal, perSecond, isLog, clock: ports.clock };
    const report = await importLines(lines, { ...options, advance: (count) => bar?.advance(count) }).finally(() => {
      bar?.end();
      selection.aws.kafka.close();
    });
    for (const [label, count] of Object.entries(report.sent)) {
      ports.stderr(`${yes ? 'Sent' : 'Would send'} ${count} to ${label}.`);
    }
    const faults = importFaults(report);
    for (const line of faults) ports.stderr(line);
    const isCut = signal.aborted || report.stoppedBy !== undefined;
    ports.stderr(`Read ${report.lines} lines${isCut ? ', then stopped' : ''}. ${report.others} have no message.`);
    if (report.stoppedBy) throw report.stoppedBy.error;
    if (!yes) ports.stderr('Dry run: nothing was sent. Add --yes to apply.');
    return isCut || faults.length > 0 ? exitCodes.failed : exitCodes.done;
  },
};

function linesOfLog(
  { aws, outputs }: QueueSelection,
  named: string | undefined,
  since: Date,
): ReturnType<Files['lines']> {
  const group = named ?? outputs['TriggerLogGroupName'];
  if (group === undefined) {
    throw new UsageError('The stack has no output "TriggerLogGroupName". Specify --log-group NAME.');
  }
  return aws.logLines({ group, message: unpublishedMessage, since });
}
