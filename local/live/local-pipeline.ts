import { buildPicture, type SingleBox, type Waiting } from '../../live/picture/build-picture.ts';
import { lagPoint } from '../../live/picture/lag-point.ts';
import { readQueue } from '../../live/picture/queue-facts.ts';
import { rateWindow } from '../../live/picture/rate-window.ts';
import { waitingBoxes, withBoxAge, type WaitingBoxes } from '../../live/picture/waiting-boxes.ts';
import type { PipelinePort } from '../../live/ports/pipeline-port.ts';
import type { DeadLetterQueue } from '../../live/wire/dead-letters.ts';
import type { PanelProblem } from '../../live/wire/panel-problem.ts';
import type { Switches } from '../../live/wire/local-actions.ts';
import type { QueueSelection } from '../../replay/queues/queue-selection.ts';
import type { ReplayAws } from '../../replay/replay-ports.ts';
import { windowSeconds, type BusWatch } from './bus-watch.ts';

interface LocalPipelineOptions {
  readonly topic: string;
  readonly selection: Pick<QueueSelection, 'outputs' | 'allQueues'> & { readonly aws: Pick<ReplayAws, 'queues'> };
  readonly bus: Pick<BusWatch, 'refresh' | 'rates' | 'outstanding'>;
  readonly switches: () => Switches;
  /** Receives the number of messages in all queues; undefined if one cannot be read. */
  readonly onQueues: (inQueues: number | undefined) => void;
}

/** The local pipeline, and what the feed tells it. */
export interface LocalPipeline {
  readonly port: PipelinePort;
  /** Notes an event that reached Kafka. `lagMs` is its delivery lag; undefined for one whose lag says nothing. */
  readonly arrived: (consumedMs: number, lagMs: number | undefined) => void;
}

/** Reads queues from the emulator, rates from the record of its bus, and lag from the events that arrive. */
export function localPipeline({ topic, selection, bus, switches, onQueues }: LocalPipelineOptions): LocalPipeline {
  const { aws, outputs, allQueues } = selection;
  const arrivals = rateWindow(windowSeconds);
  let lags: number[] = [];
  let [count, lastMs] = [0, Date.now()];
  const now = () => new Date();
  const read: PipelinePort['read'] = async () => {
    bus.refresh();
    const queues = await Promise.all(
      allQueues.map((queue) => readQueue(aws.queues, queue, { now, withAge: false }).catch(() => unknown(queue))),
    );
    const main = await aws.queues.facts(outputs['QueueUrl'] ?? '').catch(() => undefined);
    const at = Date.now();
    const waiting = waitingBoxes(queues, main && { waiting: main.visible, inFlight: main.inFlight });
    onQueues(total(Object.values(waiting)));
    const point = lagPoint(lags, count, { at, ms: at - lastMs });
    [lags, count, lastMs] = [[], 0, at];
    const { cognito, audit, refused, recovered } = bus.rates(at);
    const toKafka = arrivals.perSecond(at);
    const picture = buildPicture({
      at,
      windowSeconds,
      outputs,
      topics: [topic],
      waiting: withAges(waiting, bus.outstanding(), at),
      faults: faultsOf(switches()),
      alarms: [],
      rates: {
        'cognito>bus': cognito,
        'audit>bus': audit,
        'cognito>outbox': refused,
        'outbox>bus': recovered,
        'bus>queue': cognito + audit + recovered,
        'queue>forwarder': toKafka,
        'forwarder>kafka': toKafka,
      },
    });
    const unread = [
      ...queues.filter(({ depth }) => depth === undefined).map(({ name }) => name),
      ...(main ? [] : ['queue']),
    ];
    return { picture, queues, lag: [point], problems: unread.length === 0 ? [] : [unreadable(unread)] };
  };
  return {
    port: { read, everyMs: 1_000 },
    arrived: (consumedMs, lagMs) => {
      arrivals.add(consumedMs);
      count += 1;
      if (lagMs !== undefined) lags.push(lagMs);
    },
  };
}

const unknown = ({ name, isLive }: { readonly name: string; readonly isLive: boolean }): DeadLetterQueue => ({
  name,
  isLive,
});

const unreadable = (names: readonly string[]): PanelProblem => ({
  panel: 'picture',
  code: 'QUEUES_UNREADABLE',
  text: `The AWS emulator does not answer for: ${names.join(', ')}.`,
  fix: 'If this message stays, read ministack.log in the folder of the logs, and start again.',
});

/** Messages of all boxes; undefined if the number of one is unknown. */
const total = (boxes: readonly Waiting[]): number | undefined =>
  boxes.reduce<number | undefined>(
    (sum, { waiting, inFlight }) =>
      sum === undefined || waiting === undefined || inFlight === undefined ? undefined : sum + waiting + inFlight,
    0,
  );

/** Adds the age of the oldest event that waits: the emulator has no metric for it. */
function withAges(
  waiting: WaitingBoxes,
  outstanding: ReturnType<BusWatch['outstanding']>,
  nowMs: number,
): WaitingBoxes {
  const oldest = (inOutbox: boolean): number | undefined => {
    const times = outstanding.filter((one) => one.inOutbox === inOutbox).map(({ atMs }) => atMs);
    return times.length > 0 ? nowMs - Math.min(...times) : undefined;
  };
  const { queue = {}, outbox = {} } = waiting;
  return { ...waiting, queue: withBoxAge(queue, oldest(false)), outbox: withBoxAge(outbox, oldest(true)) };
}

const faultsOf = ({ kafka, bus }: Switches): Partial<Record<SingleBox, string>> => ({
  ...(kafka === 'running' ? {} : { kafka: `Kafka is ${kafka}. Events wait in the queue.` }),
  ...(bus === 'refusing' ? { bus: 'The bus refuses events. They wait in the outbox.' } : {}),
  ...(bus === 'slow' ? { bus: 'The bus answers late.' } : {}),
});
