import { sendQueues } from '../../replay/sending/send-queues.ts';
import { tally } from '../../replay/sending/tally.ts';
import type { Finished, JobKind, JobPorts, JobWork } from './job-work.ts';

/** Sends messages again, as `replay send` does. */
export const sendJob: JobKind = {
  dryRun: (work, ports) => send(work, ports, work.request.max),
  // Messages that arrived after the dry run are not sent.
  run: (work, ports, matched) => send(work, ports, matched, true),
};

async function send(
  { request, selection, matches, signal }: JobWork,
  { clock, progress }: JobPorts,
  max: number | undefined,
  yes = false,
): Promise<Finished> {
  const [types, failed, skipped] = [tally(), tally(), tally()];
  const destinations: Record<string, string> = {};
  const reports: string[] = [];
  let [matched, undeleted] = [0, 0];
  const addAll = (sum: ReturnType<typeof tally>, counts: Readonly<Record<string, number>>): void => {
    for (const [name, count] of Object.entries(counts)) sum.add(name, count);
  };
  const { to, perSecond, force = false } = request;
  const options = { yes, copy: false, force, to, perSecond, max, matches, signal };
  const isComplete = await sendQueues(selection, options, {
    clock,
    ui: { progress, interrupted: () => signal },
    report: (line) => void reports.push(line),
    onReport: ({ queue, route }, report) => {
      if ('label' in route) destinations[queue.name] = route.label;
      matched += report.sent;
      undeleted += report.undeleted;
      addAll(types, report.types);
      addAll(failed, report.failed);
      addAll(skipped, report.skipped);
      for (const reason of report.incompleteReasons) reports.push(`${queue.name}: only a part was seen: ${reason}.`);
    },
  });
  if (undeleted > 0)
    reports.push(
      `${undeleted} were sent, but are still in the queue. The next run sends them again, with the same ids.`,
    );
  const counts = { types: types.entries(), failed: failed.entries(), skipped: skipped.entries() };
  return { result: { matched, destinations, ...counts, reports }, isComplete };
}
