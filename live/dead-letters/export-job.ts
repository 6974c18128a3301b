import { toExportLines } from '../../replay/messages/export-line.ts';
import { readQueues } from '../../replay/queues/read-queues.ts';
import { tally } from '../../replay/sending/tally.ts';
import { countMessages } from './count-messages.ts';
import { fileName } from './file-name.ts';
import type { Finished, JobKind, JobPorts, JobWork } from './job-work.ts';

/** Copies messages to a file on this machine, as `replay export` does. */
export const exportJob: JobKind = { dryRun: countMessages, run: copyMessages };

async function copyMessages(
  { selection, matches, signal }: JobWork,
  { clock, files, progress }: JobPorts,
  matched: number,
): Promise<Finished> {
  const name = fileName('export', clock.now());
  const file = await files.open(name, { isNew: true });
  const bar = progress(matched);
  const types = tally();
  const reports: string[] = [];
  try {
    const isComplete = await readQueues(selection, {
      matches,
      signal,
      report: (line) => void reports.push(line),
      onMessages: async (found, queue) => {
        const messages = found.map(({ message }) => message);
        await file.append(toExportLines(messages, queue.name));
        for (const { type = 'no event' } of found) types.add(type);
        bar.advance(found.length);
      },
    });
    const counts = { matched: types.total(), types: types.entries(), failed: {}, skipped: {} };
    return { result: { ...counts, file: name, reports }, isComplete };
  } finally {
    bar.end();
    await file.close();
  }
}
