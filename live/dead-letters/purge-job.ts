import { CommandFailed } from '../../platform/command-failed.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { toExportLines } from '../../replay/messages/export-line.ts';
import { purgeQueue } from '../../replay/queues/purge-queue.ts';
import { tally } from '../../replay/sending/tally.ts';
import { countMessages } from './count-messages.ts';
import { fileName } from './file-name.ts';
import type { Finished, JobKind, JobPorts, JobWork } from './job-work.ts';

/** Deletes messages after it has copied them to a file, as `replay purge` does. */
export const purgeJob: JobKind = { dryRun: countMessages, run: purge };

async function purge(work: JobWork, { clock, files, progress }: JobPorts, matched: number): Promise<Finished> {
  const { selection, matches, signal } = work;
  const [queue] = selection.queues;
  if (queue === undefined || selection.queues.length > 1) throw new UsageError('Select one queue to purge.');
  const counted = await countMessages(work);
  const now = counted.result.matched;
  if (now !== matched)
    throw new CommandFailed(`${now} messages match now, instead of ${matched}. Nothing was deleted.`);
  const name = fileName('purged', clock.now());
  const file = await files.open(name, { isNew: true });
  const bar = progress(matched);
  const types = tally();
  const reports = [...counted.result.reports];
  const purging = purgeQueue({
    aws: selection.aws,
    queue,
    signal,
    matches: (read) => {
      const isMatch = matches(read);
      if (isMatch) types.add(read.type ?? 'no event');
      return isMatch;
    },
    report: (line) => void reports.push(line),
    max: matched,
    keep: async (messages) => {
      await file.append(toExportLines(messages, queue.name));
      bar.advance(messages.length);
    },
  });
  const { deleted, failed, stoppedBy } = await purging.finally(() => file.close());
  bar.end();
  if (stoppedBy) {
    const { message } = stoppedBy.error as Error;
    reports.push(`The purge stopped: ${message} The other messages are still in ${queue.name}.`);
  }
  const result = {
    matched: deleted,
    types: types.entries(),
    failed: failed.entries(),
    skipped: {},
    file: name,
    reports,
  };
  return { result, isComplete: deleted === matched && counted.isComplete && !stoppedBy };
}
