import { backoffSeconds } from '../../forwarder/queues/backoff.ts';
import { deployedPipeline } from '../unit/cloudwatch/deployed-pipeline.ts';
import { textOf } from './project-files.ts';

const { forwarder, outbox } = deployedPipeline();

/** Whole hours from the first delivery of a message until SQS moves it to the dead-letter queue. */
function hoursUntilMoved(maxReceiveCount: number, hiddenSeconds: (receiveCount: number) => number): number {
  let seconds = 0;
  for (let receiveCount = 1; receiveCount <= maxReceiveCount; receiveCount += 1) seconds += hiddenSeconds(receiveCount);
  return Math.floor(seconds / 3600);
}

const shortest = hoursUntilMoved(forwarder.maxReceiveCount, (count) => backoffSeconds(count, 0));
const withoutSqs = hoursUntilMoved(forwarder.maxReceiveCount, () => forwarder.visibilityTimeoutMs / 1000);
const inOutbox = hoursUntilMoved(outbox.maxReceiveCount, () => outbox.visibilityTimeoutMs / 1000);

/** A page as one line, because its lines are wrapped. */
const pageOf = (path: string) => textOf(path).replaceAll(/\s+/g, ' ');

test.each([
  [
    'docs/operations/runbook.md',
    `reaches the dead-letter queue after at least ${shortest} hours of attempts. The time is ${withoutSqs} hours if`,
  ],
  [
    'docs/operations/runbook.md',
    `delivered it ${forwarder.maxReceiveCount} times, which takes at least ${shortest} hours. It takes ${withoutSqs} hours if`,
  ],
  [
    'docs/operations/runbook.md',
    `tried every ${outbox.visibilityTimeoutMs / 60_000} minutes, at least for ${inOutbox} hours.`,
  ],
  ['docs/operations/runbook.md', `The bus did not accept an event for ${inOutbox} hours`],
  ['docs/operations/replay.md', `or that were received ${forwarder.maxReceiveCount} times`],
  ['docs/operations/replay.md', `events that the bus did not accept for ${inOutbox} hours`],
  ['docs/operations/replay.md', `The limit is ${shortest} hours if the forwarder reaches SQS`],
  ['docs/operations/replay.md', `After ${forwarder.maxReceiveCount} deliveries, SQS moves the messages`],
  ['docs/concepts/delivery.md', `The receive limit of the queue is ${forwarder.maxReceiveCount}.`],
  ['docs/guides/connect-to-kafka.md', `moves it to the dead-letter queue after ${withoutSqs} hours of attempts`],
])('%s has the time that the deployed queues retry: %s', (path, text) => {
  expect(pageOf(path)).toContain(text);
});
