import type { ReplayQueue } from '../queues/find-queues.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';
import type { NoRoute, Route } from './route.ts';

/** How the messages of a queue are to be sent. */
export interface Sending {
  readonly queue: ReplayQueue;
  readonly route: Route | NoRoute;
  readonly matches: (read: ParsedMessage) => boolean;
  /** Sends; otherwise it is only told what would go. */
  readonly yes: boolean;
  readonly copy: boolean;
  readonly force: boolean;
  readonly max: number;
  /** Messages per second; undefined for as fast as it goes. */
  readonly perSecond: number | undefined;
  readonly signal: AbortSignal;
}

/** What became of it; in a dry run `sent` are those that would go. */
export interface SendReport {
  readonly sent: number;
  /** Those in the queue that did not match, or were above --max. */
  readonly kept: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  readonly undeleted: number;
  /** Types of those that went. */
  readonly types: Readonly<Record<string, number>>;
  readonly incompleteReasons: readonly string[];
}

/** Whether nothing that was meant is left undone; what is skipped on purpose is no failure. */
export const isSendComplete = ({ failed, incompleteReasons, undeleted }: SendReport): boolean =>
  Object.keys(failed).length === 0 && incompleteReasons.length === 0 && undeleted === 0;

/** Lines for the person at the terminal. */
export function summaryOf({ queue, route, yes, copy }: Sending, report: SendReport): string[] {
  const { sent, kept, failed, skipped, types, incompleteReasons, undeleted } = report;
  if ('reason' in route) return [`${queue.name}: ${route.reason}.`];
  const counts = [
    `${sent} ${yes ? (copy ? 'copied' : 'sent') : 'would go'} to ${route.label}`,
    `${kept} kept`,
    `${totalOf(failed)} failed`,
    `${totalOf(skipped)} skipped`,
  ].join(', ');
  return [
    `${queue.name}: ${counts}.`,
    ...Object.entries(types).map(([type, count]) => `  ${count} ${type}`),
    ...Object.entries(failed).map(([code, count]) => `  failed, still in the queue: ${count} ${code}`),
    ...Object.entries(skipped).map(
      ([reason, count]) => `  skipped, still in the queue: ${count} ${skips[reason] ?? reason}`,
    ),
    ...(undeleted > 0
      ? [`  sent, but still in the queue: ${undeleted}; sent again they come twice, with the same id`]
      : []),
    ...incompleteReasons.map((reason) => `  only a part was seen: ${reason}`),
  ];
}

const skips: Readonly<Record<string, string>> = {
  encrypted: 'encrypted: only their KMS key opens them (see "replay show")',
  unrecognized: 'unrecognized: nothing says that this pipeline sent them',
  invalid: 'invalid: they would fail again (see "replay show"; --force sends them anyway)',
  'received-after-start': 'received-after-start: run the command again',
};

const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
