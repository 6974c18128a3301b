import { exitCodes } from '../command.ts';
import { parseOptions } from '../parse-options.ts';
import { durationText } from './duration-text.ts';
import { oldestIn } from '../../replay/queues/oldest.ts';
import { placeOptions } from './options.ts';
import { findPlace } from '../../replay/queues/place.ts';
import type { QueuePlace } from '../../replay/queues/find-queues.ts';
import { plainTable } from '../plain-table.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay queues`: which queues there are, and what is in them. */
export const queues: ReplayCommand = {
  summary: 'List the queues that events can be stuck in.',
  usage: `cognito-to-kafka replay queues [--stack NAME] [--json]

  cognito-to-kafka replay queues                   those of the stack CognitoToKafka
  cognito-to-kafka replay queues --stack Staging --region eu-west-1
  cognito-to-kafka replay queues --json            one a line, for scripts

--stack NAME      the deployed stack; default CognitoToKafka
--queue NAME|URL  only this one; repeatable
--region, --profile, --endpoint-url   as for the AWS CLI

DEPTH are the messages that can be taken, HIDDEN those that somebody has taken and not given back or deleted yet; SQS
counts both approximately. OLDEST is how long ago the oldest of the ten messages that SQS gives first was sent; in TIME LEFT it
is deleted. A queue with more may have an older one: then it says "over" and "under", and "isOldestOfAll" is false in --json. Of
queues that looking would disturb neither is told. Everything stays in its queue. Exit code: 0 done, 1 failed, 2 wrong arguments.`,
  async run(argv, ports) {
    const options = { ...placeOptions, json: { type: 'boolean', default: false } } as const;
    const { values } = parseOptions({ args: [...argv], options });
    const place = await findPlace(values, ports);
    const shown = values.queue.length > 0 ? place.queues : place.allQueues;
    const rows = await Promise.all(
      shown.map(async (queue) => {
        const facts = await place.aws.queue.facts(queue.url);
        const oldest = await oldestIn(place.aws.queue, queue, facts);
        return {
          ...queue,
          ...facts,
          ...(oldest && { oldest: oldest.sentAt.toISOString(), isOldestOfAll: oldest.isOldestOfAll }),
        };
      }),
    );
    if (values.json) for (const row of rows) ports.out(JSON.stringify(row));
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
      for (const line of plainTable(head, lines)) ports.out(line);
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

function destinationWords({ replaysTo }: QueuePlace): string {
  if (replaysTo === 'bus') return 'the bus: all consumers';
  if (replaysTo === 'queue') return "the forwarder's queue";
  return replaysTo === 'function' ? 'the audit function' : 'say --to';
}
