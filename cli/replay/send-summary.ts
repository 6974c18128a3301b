import type { SkipReason } from '../../replay/selection/select-sendable.ts';
import type { Sending, SendReport } from '../../replay/sending/sending.ts';

/** Returns the lines of a summary of the messages of one queue. */
export function sendSummary({ queue, route, yes, copy }: Sending, report: SendReport): string[] {
  const { sent, kept, failed, skipped, types, incompleteReasons, undeleted } = report;
  if ('reason' in route) return [`${queue.name}: ${route.reason}.`];
  const counts = [
    `${sent} ${yes ? (copy ? 'copied' : 'sent') : 'would be sent'} to ${route.label}`,
    `${kept} kept`,
    `${totalOf(failed)} failed`,
    `${totalOf(skipped)} skipped`,
  ].join(', ');
  return [
    `${queue.name}: ${counts}.`,
    ...Object.entries(types).map(([type, count]) => `  ${count} ${type}`),
    ...Object.entries(failed).map(([code, count]) => `  failed, still in the queue: ${count} ${code}`),
    ...Object.entries(skipped).map(
      ([reason, count]) => `  skipped, still in the queue: ${count} ${skips[reason as SkipReason]}`,
    ),
    ...(undeleted > 0
      ? [`  sent, but still in the queue: ${undeleted}. The next run sends them again, with the same ids`]
      : []),
    ...incompleteReasons.map((reason) => `  only a part was seen: ${reason}`),
  ];
}

const skips: Readonly<Record<SkipReason, string>> = {
  encrypted: 'encrypted: only their KMS key opens them (see "replay show")',
  unrecognized: 'unrecognized: nothing says that this pipeline sent them',
  invalid: 'invalid: they would fail again (see "replay show"; --force sends them anyway)',
  'received-after-start': 'received-after-start: run the command again',
};

const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
