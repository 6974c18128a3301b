import { awsPipeline } from '../../../../live/aws/aws-pipeline.ts';
import type { FiringAlarm, MetricValues, WatchPort } from '../../../../live/aws/live-aws.ts';
import { findDestinations } from '../../../../replay/queues/destinations.ts';
import { findQueues } from '../../../../replay/queues/find-queues.ts';
import type { QueuePort, ReplayAws } from '../../../../replay/replay-ports.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';

const outputs = {
  EventBusName: 'identity',
  QueueUrl: 'https://sqs/queue',
  DeadLetterQueueUrl: 'https://sqs/dead',
  OutboxQueueUrl: 'https://sqs/outbox',
};
const startMs = Date.parse('2026-11-24T10:04:30Z');
const denied = (action: string): Error =>
  Object.assign(new Error(`User: arn:aws:iam::1:user/x is not authorized to perform: ${action} on resource: x`), {
    name: 'AccessDeniedException',
  });

interface Given {
  readonly watch?: Partial<WatchPort>;
  readonly queues?: Partial<QueuePort>;
}

/** The pipeline over queues in memory, with a clock that the test moves. */
function pipelineWith({ watch = {}, queues = {} }: Given = {}) {
  const fake = fakeQueues();
  let nowMs = startMs;
  const counts = { metrics: 0, alarms: 0 };
  const port = awsPipeline({
    stack: 'Shop',
    topics: ['identity-events'],
    selection: {
      aws: { queues: { ...fake.port, ...queues } } as ReplayAws,
      outputs,
      allQueues: findQueues(outputs),
      queues: findQueues(outputs),
      destinations: findDestinations(outputs),
    },
    watch: {
      metrics: () => {
        counts.metrics += 1;
        return Promise.resolve(new Map<string, MetricValues>());
      },
      alarmsOn: () => {
        counts.alarms += 1;
        return Promise.resolve<readonly FiringAlarm[]>([]);
      },
      ...watch,
    },
    clock: { now: () => new Date(nowMs) },
    explain: () => undefined,
  });
  return { port, fake, counts, pass: (ms: number) => (nowMs += ms) };
}

test('shows depths from SQS, rates and ages from CloudWatch, and alarms', async () => {
  const at = Date.parse('2026-11-24T10:02:00Z');
  const values = new Map<string, MetricValues>([
    ['published', new Map([[at, 120]])],
    ['age0', new Map([[at, 30]])],
    ['age1', new Map([[at, 60]])],
  ]);
  const { port, fake } = pipelineWith({
    watch: {
      metrics: () => Promise.resolve(values),
      alarmsOn: () => Promise.resolve([{ name: 'Shop-QueueMessageAge', since: new Date(startMs) }]),
    },
  });
  fake.put(outputs.QueueUrl, aQueueMessage());
  fake.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  const { picture, queues, problems } = await port.read();
  const box = (wanted: string) => picture.boxes.find(({ id }) => id === wanted);

  expect(problems).toEqual([]);
  expect(box('queue')).toMatchObject({ waiting: 1, oldestMs: 30_000, alarms: [{ name: 'QueueMessageAge' }] });
  expect(box('dead-letters')).toMatchObject({ waiting: 1, oldestMs: 60_000 });
  expect(box('outbox')).toMatchObject({ waiting: 0 });
  expect(picture.edges.find(({ from, to }) => from === 'cognito' && to === 'bus')?.perSecond).toBe(2);
  expect(queues.map(({ name, depth, oldestMs }) => [name, depth, oldestMs])).toEqual([
    ['dead-letters', 1, 60_000],
    ['outbox', 0, undefined],
  ]);
});

test('reads CloudWatch once per minute, and shows each point of the lag once', async () => {
  const { port, counts, pass } = pipelineWith();
  const lengths = [];
  for (let count = 0; count < 13; count += 1) {
    lengths.push((await port.read()).lag.length);
    pass(5_000);
  }

  expect(counts).toEqual({ metrics: 2, alarms: 4 });
  expect(lengths).toEqual([180, ...Array<number>(11).fill(0), 1]);
});

test('names the missing permission in each panel that needs it, and shows the rest', async () => {
  const { port, fake } = pipelineWith({
    watch: {
      metrics: () => Promise.reject(denied('cloudwatch:GetMetricData')),
      alarmsOn: () => Promise.reject(denied('cloudwatch:DescribeAlarms')),
    },
  });
  fake.put(outputs.QueueUrl, aQueueMessage());
  const { picture, problems } = await port.read();

  expect(problems.map(({ panel, code, permission }) => [panel, code, permission])).toEqual([
    ['lag', 'MISSING_PERMISSION', 'cloudwatch:GetMetricData'],
    ['picture', 'MISSING_PERMISSION', 'cloudwatch:GetMetricData'],
    ['alarms', 'MISSING_PERMISSION', 'cloudwatch:DescribeAlarms'],
  ]);
  expect(picture.boxes.find(({ id }) => id === 'queue')?.waiting).toBe(1);
  expect(picture.edges.every(({ perSecond }) => perSecond === undefined)).toBe(true);
});

test('has one problem per panel for all queues, and no depths', async () => {
  const { port } = pipelineWith({ queues: { facts: () => Promise.reject(denied('sqs:getqueueattributes')) } });
  const { queues, problems } = await port.read();

  expect(problems.map(({ panel, permission }) => `${panel} ${permission}`).sort()).toEqual([
    'dead-letters sqs:getqueueattributes',
    'picture sqs:getqueueattributes',
  ]);
  expect(queues).toEqual([
    { name: 'dead-letters', isLive: false },
    { name: 'outbox', isLive: true },
  ]);
});

test('shows any other failure with its text', async () => {
  const { port } = pipelineWith({ watch: { alarmsOn: () => Promise.reject(new Error('socket hang up')) } });

  expect((await port.read()).problems).toMatchObject([
    { panel: 'alarms', text: 'cloudwatch:DescribeAlarms failed: socket hang up' },
  ]);
});
