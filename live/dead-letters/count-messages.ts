import { readQueues } from '../../replay/queues/read-queues.ts';
import { tally } from '../../replay/sending/tally.ts';
import type { Finished, JobWork } from './job-work.ts';

/** Counts the messages that a job selects, and leaves them in their queues. */
export async function countMessages({ selection, matches, signal }: JobWork): Promise<Finished> {
  const types = tally();
  const reports: string[] = [];
  const isComplete = await readQueues(selection, {
    matches,
    signal,
    report: (line) => void reports.push(line),
    onMessages: (found) => {
      for (const { type = 'no event' } of found) types.add(type);
    },
  });
  return {
    result: { matched: types.total(), types: types.entries(), failed: {}, skipped: {}, reports },
    isComplete,
  };
}
