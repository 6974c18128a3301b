import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { importDeclaration } from '../declarations/replay/import.ts';
import { importLines, type ImportReport } from '../../replay/sending/import-lines.ts';
import { lineNumbers } from '../../replay/messages/line-numbers.ts';
import { resolveQueues, type QueueSelection } from '../../replay/queues/queue-selection.ts';
import { timeOption } from '../../replay/selection/time-option.ts';
import { unpublishedMessage } from '../../replay/messages/read-line.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';

/** `replay import`: what stands in a file or in the log comes back. */
export const importMessages: ReplayCommand<typeof importDeclaration> = {
  declaration: importDeclaration,
  async run({ values, positionals: [file] }, ports) {
    const isLog = values.log || values['log-group'] !== undefined;
    if (isLog === (file !== undefined)) throw new UsageError('Say one file, or --log.');
    if (!isLog && values.since !== undefined) throw new UsageError('--since goes with --log: a file is read whole.');
    if (values.queue.length > 1) throw new UsageError('--queue names one queue for all.');
    const since = timeOption('--since', values.since ?? '7d');
    const selection = await resolveQueues(values, ports);
    const lines =
      file === undefined
        ? linesOfLog(selection, values['log-group'], new Date(since(ports.now())))
        : ports.files.lines(file);
    const signal = ports.ui.interrupted();
    const only = values.queue.length > 0 ? selection.queues[0] : undefined;
    const total = values.yes && file !== undefined ? await ports.files.lineCount(file) : undefined;
    const bar = values.yes ? ports.ui.progress(total) : undefined;
    const { to, yes, rate: perSecond } = values;
    const how = { selection, only, to, yes, signal, perSecond, isLog, now: ports.now, sleep: ports.sleep };
    const report = await importLines(lines, { ...how, advance: (count) => bar?.advance(count) }).finally(() => {
      bar?.end();
      selection.aws.kafka.close();
    });
    for (const [where, count] of Object.entries(report.went)) {
      ports.stderr(`${count} ${values.yes ? 'went' : 'would go'} to ${where}.`);
    }
    for (const line of faultsOf(report)) ports.stderr(line);
    const isCut = signal.aborted || report.stoppedBy !== undefined;
    ports.stderr(`${report.lines} lines read${isCut ? ', then interrupted' : ''}; ${report.others} of others.`);
    if (report.stoppedBy) throw report.stoppedBy.error;
    if (!values.yes) ports.stderr('Nothing was sent. Add --yes to send.');
    return isCut || faultsOf(report).length > 0 ? exitCodes.failed : exitCodes.done;
  },
};

/** Lines for the person at the terminal, about messages that were not sent; none if all were sent. */
function faultsOf({ refused, broken }: ImportReport): string[] {
  const said = Object.entries(refused).flatMap(([why, lines]) => [
    `${lines.length} did not go: ${why}.`,
    `  lines: ${lineNumbers(lines)}`,
  ]);
  const unread = Object.entries(broken);
  if (unread.length === 0) return said;
  return [
    ...said,
    `Broken lines: ${lineNumbers(unread.flatMap(([, lines]) => lines))}.`,
    ...unread.map(([why, lines]) => `  ${why}: ${lineNumbers(lines)}`),
    '  Nothing in these lines was sent.',
  ];
}

function linesOfLog(
  { aws, outputs }: QueueSelection,
  named: string | undefined,
  since: Date,
): ReturnType<ReplayPorts['files']['lines']> {
  const group = named ?? outputs['TriggerLogGroupName'];
  if (group === undefined) throw new UsageError('The stack gives out no TriggerLogGroupName: say --log-group NAME.');
  return aws.logLines({ group, message: unpublishedMessage, since });
}
