import { parseArgs } from 'node:util';
import { exitCodes, UsageError } from '../command.ts';
import { importLines } from './import-lines.ts';
import { findPlace, placeOptions, rateOf, type Place } from './options.ts';
import { timeOf } from './queue/select.ts';
import { unpublishedMessage } from './read-line.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';
import { destinationOption } from './route.ts';

/** `replay import`: what stands in a file or in the log comes back. */
export const importLetters: ReplayCommand = {
  summary: 'Bring back what an export holds, or the log; shows what would go, and with --yes sends.',
  usage: `cognito-to-kafka replay import FILE|- [--to queue|bus|kafka-topic] [--rate N/s] [--yes]
cognito-to-kafka replay import --log [--since TIME] [--rate N/s] [--yes]

  cognito-to-kafka replay import incident.ndjson                 what it holds, and where that would go
  cognito-to-kafka replay import incident.ndjson --yes           each message into the queue that it came from
  cognito-to-kafka replay import incident.ndjson --to bus --yes  the events, straight to the bus
  cognito-to-kafka replay import --log --since 12h --yes         events that neither bus nor outbox took, to the bus
  gunzip -c 000000.gz | cognito-to-kafka replay import -         the same from an export of CloudWatch Logs

FILE is what "replay export" or "replay purge" wrote, or a log of the trigger function; of a log all other lines are
passed over. Bodies and attributes go byte for byte. The file stays as it is: imported twice, all is there twice, with
the same ids.

--log             reads the trigger function's log group in CloudWatch
--log-group NAME  reads this one
--since TIME      of the log: from 2026-11-24T03:00:00Z on, or 30m, 12h, 7d ago; default 7d
--to queue|bus|kafka-topic
                  sends the events there, those that would fail again left out; default: messages to their own
                  queue, events of a log to the bus
--queue NAME|URL  the queue for messages, instead of the one that they came from
--rate N/s        at most so many a second
--yes             sends
--stack NAME      the deployed stack; default CognitoToKafka
--region, --profile, --endpoint-url   as for the AWS CLI

Exit code: 0 done, 1 a line is broken or was refused, 2 wrong arguments.`,
  async run(argv, ports) {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    const isLog = values.log || values['log-group'] !== undefined;
    const [file, ...more] = positionals;
    if (more.length > 0 || isLog === (file !== undefined)) throw new UsageError('Say one file, or --log.');
    if (values.queue.length > 1) throw new UsageError('--queue names one queue for all.');
    const since = new Date(timeOf('--since', values.since ?? '7d', ports.now()) ?? 0);
    const to = destinationOption(values.to);
    const perSecond = values.rate === undefined ? undefined : rateOf(values.rate);
    const place = await findPlace(values, ports);
    const lines = file === undefined ? linesOfLog(place, values['log-group'], since) : ports.files.lines(file);
    const signal = ports.person.interrupted();
    const only = values.queue.length > 0 ? place.queues[0] : undefined;
    const bar = values.yes ? ports.person.progress(await linesIn(file, ports)) : undefined;
    const how = { place, only, to, yes: values.yes, signal, perSecond, now: ports.now, sleep: ports.sleep };
    const report = await importLines(lines, { ...how, advance: (count) => bar?.advance(count) }).finally(() => {
      bar?.end();
      place.aws.kafka.close();
    });
    for (const [where, count] of Object.entries(report.went)) {
      ports.talk(`${count} ${values.yes ? 'went' : 'would go'} to ${where}.`);
    }
    for (const [why, count] of Object.entries(report.refused)) ports.talk(`${count} did not go: ${why}.`);
    if (report.broken.length > 0) ports.talk(`Broken lines: ${report.broken.join(', ')}.`);
    ports.talk(`${report.lines} lines read${signal.aborted ? ', then interrupted' : ''}; ${report.others} of others.`);
    if (!values.yes) ports.talk('Nothing was sent. Add --yes to send.');
    const isWhole = Object.keys(report.refused).length + report.broken.length === 0 && !signal.aborted;
    return isWhole ? exitCodes.done : exitCodes.failed;
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

/** Of a file; what comes from elsewhere can be read but once. */
async function linesIn(file: string | undefined, { files }: ReplayPorts): Promise<number | undefined> {
  if (file === undefined || file === '-') return undefined;
  let count = 0;
  const lines = files.lines(file)[Symbol.asyncIterator]();
  while ((await lines.next()).done !== true) count += 1;
  return count;
}

function linesOfLog(
  { aws, outputs }: Place,
  named: string | undefined,
  since: Date,
): ReturnType<ReplayPorts['files']['lines']> {
  const group = named ?? outputs['TriggerLogGroupName'];
  if (group === undefined) throw new UsageError('The stack gives out no TriggerLogGroupName: say --log-group NAME.');
  return aws.logLines({ group, words: unpublishedMessage, since });
}
