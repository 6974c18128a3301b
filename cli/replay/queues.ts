import type { ReplayQueue } from '../../replay/queues/find-queues.ts';
import { oldestIn } from '../../replay/queues/oldest.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { exitCodes } from '../command.ts';
import { queuesDeclaration } from '../declarations/replay/queues.ts';
import { durationText } from './duration-text.ts';
import { printTable } from './print-table.ts';
import type { ReplayCommand } from './replay-ports.ts';

const head = ['QUEUE', 'DEPTH', 'IN FLIGHT', 'OLDEST', 'REPLAYS TO', 'EXPIRES IN'];

/** The least useful column first. */
const expendable = ['REPLAYS TO', 'EXPIRES IN', 'IN FLIGHT', 'OLDEST'];

/** `replay queues`: lists the queues, with their depths. */
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
      const now = ports.clock.now();
      const lines = rows.map((row) => [
        row.name,
        row.visible,
        row.inFlight,
        ageText(row, now),
        destinationText(row),
        expiryText(row, now),
      ]);
      printTable(head, lines, expendable, ports);
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

const ageMs = (oldest: string, now: Date): number => now.getTime() - Date.parse(oldest);

function ageText({ oldest, isOldestOfAll }: Aged, now: Date): string {
  if (oldest === undefined) return '';
  return `${isOldestOfAll === true ? '' : 'over '}${durationText(ageMs(oldest, now))}`;
}

function expiryText({ oldest, isOldestOfAll, retentionSeconds }: Aged, now: Date): string {
  const retention = durationText(retentionSeconds * 1000);
  if (oldest === undefined) return retention;
  const left = durationText(retentionSeconds * 1000 - ageMs(oldest, now));
  return `${isOldestOfAll === true ? '' : 'under '}${left} of ${retention}`;
}

function destinationText({ replaysTo }: ReplayQueue): string {
  if (replaysTo === 'bus') return 'the bus: all consumers';
  if (replaysTo === 'queue') return "the forwarder's queue";
  return replaysTo === 'function' ? 'the audit function' : 'specify --to';
}
