import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { parseOptions } from '../parse-options.ts';
import { toExportLine } from '../../replay/messages/export-line.ts';
import { placeOptions, placeUsage, wholeNumber } from './options.ts';
import { findPlace } from '../../replay/queues/place.ts';
import { purgeQueue, type Purge } from '../../replay/queues/purge-queue.ts';
import { select, selectOptions, selectUsage } from '../../replay/selection/select.ts';
import { workThrough } from '../../replay/queues/work-through.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';

/** `replay purge`: deletes for good. */
export const purge: ReplayCommand = {
  summary: 'Delete messages for good, after an export and two questions.',
  usage: `cognito-to-kafka replay purge --queue NAME|URL [filters] [--export FILE|--no-export]

  cognito-to-kafka replay purge --queue dead-letters --reason NOT_JSON     asks twice
  cognito-to-kafka replay purge --queue dead-letters --export kept.ndjson --yes --depth 12

${selectUsage}

--export FILE     file for copies of the messages, a line of JSON each, also one that exists: lines are added at its end;
                  default replay-purged-<queue>-<time>.ndjson
--no-export       keeps nothing
--yes --depth N   asks nothing; N is how many messages there are to delete, and if there are not as many, none is deleted
${placeUsage}

A message is deleted only after its line was read back from FILE. If FILE cannot be written or read back, the purge stops.
Foreign messages are deleted, too, if the filters match them.
Exit codes: 0 success, 1 not all messages were deleted, 2 invalid arguments.`,
  async run(argv, ports) {
    const { values } = parseOptions({ args: [...argv], options }, { either: [['export', 'no-export']] });
    if (values.queue.length !== 1) throw new UsageError('Name the queue to purge with --queue.');
    if (values.yes !== (values.depth !== undefined)) throw new UsageError('--yes and --depth N belong together.');
    if (values.export === '-') throw new UsageError('Specify a file for --export instead of "-": it is read back.');
    const depth = values.depth === undefined ? undefined : wholeNumber('--depth', values.depth);
    const matches = select(values, ports.now);
    const { aws, queues } = await findPlace(values, ports);
    const [place] = queues;
    if (!place) throw new UsageError('Name the queue to purge with --queue.');
    const work = { aws, place, matches, signal: ports.person.interrupted(), talk: ports.talk };
    const { matched, gaps } = await workThrough({ ...work, act: () => Promise.resolve([]) });
    for (const gap of gaps) ports.talk(`${place.name}: only a part was seen: ${gap}.`);
    const file = values.export ?? `replay-purged-${place.name}-${ports.now().toISOString().replaceAll(':', '')}.ndjson`;
    const keeps = values['no-export'] ? 'and keeps nothing of them' : `after they were written to ${file}`;
    ports.talk(`${place.name}: ${matched} messages match. Purging deletes them for good, ${keeps}.`);
    if (matched === 0) return gaps.length > 0 ? exitCodes.failed : exitCodes.done;
    if (work.signal.aborted || !(await isAllowed(matched, depth, ports))) {
      ports.talk('Nothing was deleted.');
      return exitCodes.failed;
    }
    const keep = (messages: Parameters<Purge['keep']>[0]) =>
      values['no-export']
        ? Promise.resolve()
        : ports.files.append(file, messages.map((message) => `${toExportLine(message, place.name)}\n`).join(''));
    const { deleted, failed, stoppedBy } = await purgeQueue({ ...work, max: matched, keep });
    ports.talk(`${place.name}: ${deleted} deleted${failed.total() > 0 ? `, still there: ${failed.words()}` : ''}.`);
    if (stoppedBy) {
      ports.talk(`The purge stopped: the other messages are still in ${place.name}.`);
      throw stoppedBy.error;
    }
    return deleted === matched && gaps.length === 0 ? exitCodes.done : exitCodes.failed;
  },
};

const options = {
  ...placeOptions,
  ...selectOptions,
  export: { type: 'string' },
  'no-export': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  depth: { type: 'string' },
} as const;

async function isAllowed(matched: number, depth: number | undefined, { person, talk }: ReplayPorts): Promise<boolean> {
  if (depth !== undefined) {
    if (depth !== matched) talk(`--depth says ${depth}, but there are ${matched}.`);
    return depth === matched;
  }
  const first = await person.ask(`Delete ${matched} messages for good? (yes/no) `);
  if (first.trim() !== 'yes') return false;
  return (await person.ask('How many are they? ')).trim() === String(matched);
}
