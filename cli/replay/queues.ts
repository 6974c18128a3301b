import { exitCodes } from '../command.ts';
import { queuesDeclaration } from '../declarations/replay/queues.ts';
import { durationText } from './duration-text.ts';
import { oldestIn } from '../../replay/queues/oldest.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import type { ReplayQueue } from '../../replay/queues/find-queues.ts';
import { plainTable } from '../plain-table.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay queues`: which queues there are, and what is in them. */
export const queues: ReplayCommand<typeof queuesDeclaration> = {
  declaration: queuesDeclaration,
  async run({ values }, ports) {
    const selection = await resolveQueues(values, ports);
    const shown = values.queue.length > 0 ? selection.queues : selection.allQueues;
    const rows = await Promise.all(
      shown.map(async (queue) => {
        const facts = await selection.aws.queues.facts(queue.url);
        const oldest = await oldestIn(selection.aws.queues, queue, facts);
        return {
          ...queue,
          ...facts,
          ...(oldest && { oldest: oldest.sentAt.toISOString(), isOldestOfAll: oldest.isOldestOfAll }),
        };
      }),
    );
    if (values.json) for (const row of rows) ports.stdout(JSON.stringify(row));
    else {
      const lines = rows.map((row) => [
        row.name,
        row.visible,
        row.inFlight,
        ageWords(row, ports.now()),
        destinationWords(row),
        leftWords(row, ports.now()),
      ]);
      const head = ['QUEUE', 'DEPTH', 'HIDDEN', 'OLDEST', 'REPLAYS TO', 'TIME LEFT'];
      for (const line of plainTable(head, lines)) ports.stdout(line);
    }
    return exitCodes.done;
  },
};

interface Aged {
  /** RFC 3339. */
  readonly oldest?: string;
  readonly isOldestOfAll?: boolean;
  readonly retentionSeconds: number;
}

const ageOf = (oldest: string, now: Date): number => now.getTime() - Date.parse(oldest);

function ageWords({ oldest, isOldestOfAll }: Aged, now: Date): string {
  if (oldest === undefined) return '';
  return `${isOldestOfAll === true ? '' : 'over '}${durationText(ageOf(oldest, now))}`;
}

function leftWords({ oldest, isOldestOfAll, retentionSeconds }: Aged, now: Date): string {
  const whole = durationText(retentionSeconds * 1000);
  if (oldest === undefined) return whole;
  const left = durationText(retentionSeconds * 1000 - ageOf(oldest, now));
  return `${isOldestOfAll === true ? '' : 'under '}${left} of ${whole}`;
}

function destinationWords({ replaysTo }: ReplayQueue): string {
  if (replaysTo === 'bus') return 'the bus: all consumers';
  if (replaysTo === 'queue') return "the forwarder's queue";
  return replaysTo === 'function' ? 'the audit function' : 'say --to';
}
