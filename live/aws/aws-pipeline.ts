import { buildPicture } from '../picture/build-picture.ts';
import { readQueue } from '../picture/queue-facts.ts';
import { waitingBoxes, withBoxAge } from '../picture/waiting-boxes.ts';
import type { PipelinePort } from '../ports/pipeline-port.ts';
import type { DeadLetterQueue } from '../wire/dead-letters.ts';
import type { Panel, PanelProblem } from '../wire/panel-problem.ts';
import type { AlarmOn } from '../wire/picture.ts';
import type { QueueSelection } from '../../replay/queues/queue-selection.ts';
import type { Clock } from '../../replay/replay-ports.ts';
import { alarmPrefix, alarmsOn } from './alarms-on.ts';
import type { WatchPort } from './live-aws.ts';
import { metricQueries, type AgedQueue } from './metric-queries.ts';
import { metricReader, windowSeconds, type MetricReading } from './metric-reading.ts';
import { panelProblemOf, uniqueProblems, type ExplainFailure } from './panel-problem-of.ts';
import { readAtMostEvery } from './read-at-most-every.ts';

export interface AwsPipelineOptions {
  readonly stack: string;
  readonly topics: readonly string[];
  readonly selection: QueueSelection;
  readonly watch: WatchPort;
  readonly clock: Pick<Clock, 'now'>;
  readonly explain: ExplainFailure;
}

// The counts of SQS change within seconds. CloudWatch has new values once per minute, and charges for each metric that is read.
const everyMs = 5_000;
const metricsEveryMs = 60_000;
const alarmsEveryMs = 20_000;

/** Reads rates, lag, ages and alarms from CloudWatch, and depths from SQS. Changes nothing, and receives no message. */
export function awsPipeline({ stack, topics, selection, watch, clock, explain }: AwsPipelineOptions): PipelinePort {
  const { aws, outputs, allQueues } = selection;
  const mainUrl = outputs['QueueUrl'] ?? '';
  const aged = [{ url: mainUrl, retried: 'retried' } satisfies AgedQueue, ...allQueues.map(agedQueue)];
  const queries = metricQueries(outputs, aged);
  const metrics = readAtMostEvery(metricsEveryMs, metricReader(watch, queries, aged));
  const alarms = readAtMostEvery(alarmsEveryMs, async () =>
    alarmsOn(await watch.alarmsOn(alarmPrefix(stack)), stack, outputs),
  );
  const read: PipelinePort['read'] = async () => {
    const problems: PanelProblem[] = [];
    const orProblem = async <Fact>(panels: readonly Panel[], action: string, fact: Promise<Fact>) =>
      fact.catch((error: unknown) => {
        problems.push(...panels.map((panel) => panelProblemOf(panel, action, error, explain)));
        return undefined;
      });
    const at = clock.now().getTime();
    const ofSqs = 'sqs:GetQueueAttributes';
    const [reading, firing, main, ...depths] = await Promise.all([
      orProblem(['lag', 'picture'], 'cloudwatch:GetMetricData', metrics(at)),
      orProblem(['alarms'], 'cloudwatch:DescribeAlarms', alarms(at)),
      orProblem(['picture'], ofSqs, aws.queues.facts(mainUrl)),
      ...allQueues.map((queue) =>
        orProblem(['dead-letters', 'picture'], ofSqs, readQueue(aws.queues, queue, { now: clock.now, withAge: false })),
      ),
    ]);
    const [mainAge, ...ages] = reading?.value.ages ?? [];
    const queues = allQueues.map(({ name, isLive }, index): DeadLetterQueue =>
      withAge(depths[index] ?? { name, isLive }, ages[index]),
    );
    const queue = main && { waiting: main.visible, inFlight: main.inFlight };
    const picture = buildPicture({
      at,
      windowSeconds,
      outputs,
      topics,
      waiting: waitingBoxes(queues, queue && withBoxAge(queue, mainAge)),
      faults: {},
      alarms: firing?.value ?? noAlarms,
      rates: reading?.value.rates ?? {},
    });
    return { picture, queues, lag: lagOf(reading), problems: uniqueProblems(problems) };
  };
  return { read, everyMs };
}

const noAlarms: readonly AlarmOn[] = [];

const agedQueue = ({ url, name }: { readonly url: string; readonly name: string }): AgedQueue =>
  name === 'outbox' ? { url, retried: 'unpublished' } : { url };

/** Points belong to one reading only, although its rates are shown several times. */
const lagOf = (reading: { readonly value: MetricReading; readonly isNew: boolean } | undefined) =>
  reading?.isNew === true ? reading.value.lag : [];

/** The age of an empty queue is that of its last message. */
const withAge = (queue: DeadLetterQueue, oldestMs: number | undefined): DeadLetterQueue =>
  (queue.depth ?? 0) + (queue.inFlight ?? 0) > 0 ? { ...queue, oldestMs } : queue;
