import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { parseOptions } from '../parse-options.ts';
import { importLines, type ImportReport } from '../../replay/sending/import-lines.ts';
import { lineNumbers } from '../../replay/messages/line-numbers.ts';
import { placeOptions, rateOf } from './options.ts';
import { findPlace, type Place } from '../../replay/queues/place.ts';
import { timeOption } from '../../replay/selection/time-option.ts';
import { unpublishedMessage } from '../../replay/messages/read-line.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';
import { destinationOption } from '../../replay/sending/route.ts';

/** `replay import`: what stands in a file or in the log comes back. */
export const importMessages: ReplayCommand = {
  summary: 'Bring back what an export holds, or the log; shows what would go, and with --yes sends.',
  usage: `cognito-to-kafka replay import FILE|- [--to queue|bus|kafka-topic] [--rate N/s] [--yes]
cognito-to-kafka replay import --log [--since TIME] [--rate N/s] [--yes]

  cognito-to-kafka replay import incident.ndjson                 its messages, and where they would go
  cognito-to-kafka replay import incident.ndjson --yes           each message into the queue that it came from
  cognito-to-kafka replay import incident.ndjson --to bus --yes  the events, straight to the bus
  cognito-to-kafka replay import --log --since 12h --yes         events that neither bus nor outbox took, to the bus
  gunzip -c 000000.gz | cognito-to-kafka replay import -         the same from an export of CloudWatch Logs

FILE is what "replay export" or "replay purge" wrote, or a log of the trigger function; of a log all other lines are
passed over. A line that cannot be read is named by its number, and the others are sent. Bodies and attributes go byte for byte. The file stays as it is: imported twice, all is there twice, with
the same ids.

--log             reads the trigger function's log group in CloudWatch
--log-group NAME  reads this one
--since TIME      with --log: from 2026-11-24T03:00:00Z on, or 30m, 12h, 7d ago; default 7d
--to queue|bus|kafka-topic
                  sends the events there, those that would fail again left out; default: messages to their own
                  queue, events of a log to the bus
--queue NAME|URL  the queue for messages, instead of the one that they came from; with --to the one that they count as from
--rate N/s        at most so many a second
--yes             sends
--stack NAME      the deployed stack; default CognitoToKafka
--region, --profile, --endpoint-url   as for the AWS CLI

Exit codes: 0 success, 1 a line is broken or was refused, 2 invalid arguments.`,
  async run(argv, ports) {
    const { values, positionals } = parseOptions({ args: [...argv], allowPositionals: true, options });
    const isLog = values.log || values['log-group'] !== undefined;
    const [file, ...more] = positionals;
    if (more.length > 0 || isLog === (file !== undefined)) throw new UsageError('Say one file, or --log.');
    if (!isLog && values.since !== undefined) throw new UsageError('--since goes with --log: a file is read whole.');
    if (isLog && values.queue.length > 0) throw new UsageError('--queue and --log exclude each other.');
    if (values.queue.length > 1) throw new UsageError('--queue names one queue for all.');
    const since = timeOption('--since', values.since ?? '7d');
    const to = destinationOption(values.to);
    const perSecond = values.rate === undefined ? undefined : rateOf(values.rate);
    const place = await findPlace(values, ports);
    const lines =
      file === undefined
        ? linesOfLog(place, values['log-group'], new Date(since(ports.now())))
        : ports.files.lines(file);
    const signal = ports.person.interrupted();
    const only = values.queue.length > 0 ? place.queues[0] : undefined;
    const total = values.yes && file !== undefined ? await ports.files.lineCount(file) : undefined;
    const bar = values.yes ? ports.person.progress(total) : undefined;
    const how = { place, only, to, yes: values.yes, signal, perSecond, isLog, now: ports.now, sleep: ports.sleep };
    const report = await importLines(lines, { ...how, advance: (count) => bar?.advance(count) }).finally(() => {
      bar?.end();
      place.aws.kafka.close();
    });
    for (const [where, count] of Object.entries(report.went)) {
      ports.talk(`${count} ${values.yes ? 'went' : 'would go'} to ${where}.`);
    }
    for (const line of faultsOf(report)) ports.talk(line);
    const isCut = signal.aborted || report.stoppedBy !== undefined;
    ports.talk(`${report.lines} lines read${isCut ? ', then interrupted' : ''}; ${report.others} of others.`);
    if (report.stoppedBy) throw report.stoppedBy.error;
    if (!values.yes) ports.talk('Nothing was sent. Add --yes to send.');
    return isCut || faultsOf(report).length > 0 ? exitCodes.failed : exitCodes.done;
  },
};

const options = {
  ...placeOptions,
  yes: { type: 'boolean', default: false },
  to: { type: 'string' },
  rate: { type: 'string' },
  log: { type: 'boolean', default: false },
  'log-group': { type: 'string' },
  since: { type: 'string' },
} as const;

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
  { aws, outputs }: Place,
  named: string | undefined,
  since: Date,
): ReturnType<ReplayPorts['files']['lines']> {
  const group = named ?? outputs['TriggerLogGroupName'];
  if (group === undefined) throw new UsageError('The stack gives out no TriggerLogGroupName: say --log-group NAME.');
  return aws.logLines({ group, message: unpublishedMessage, since });
}
