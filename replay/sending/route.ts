import type { QueueSelection } from '../queues/queue-selection.ts';
import { toBus, toFunction, toKafka, toQueue, type Deliver } from './destination.ts';
import type { ReplayQueue } from '../queues/find-queues.ts';

/** Where the messages of a queue go. */
export interface Route {
  /** In words. */
  readonly label: string;
  readonly deliver: Deliver;
}

/** A queue whose messages can go nowhere, and why. */
export interface NoRoute {
  readonly reason: string;
}

/** Where a person can send events to. */
export type To = 'queue' | 'bus' | 'kafka-topic';

/** The way from a queue to where its messages came from, or to where they are told to go. */
export function routeFrom(
  queue: ReplayQueue,
  { aws, destinations }: Pick<QueueSelection, 'aws' | 'destinations'>,
  to: To | ReplayQueue['replaysTo'] = queue.replaysTo,
): Route | NoRoute {
  const { queueUrl, busName, forwarder } = destinations;
  if (queue.format === 'cloudtrail-record')
    return to === 'function' ? routeOfRecords(queue, { aws, destinations }) : onlyToFunction;
  if (to === undefined) return { reason: 'nobody knows where its messages came from: say --to queue or --to bus' };
  if (to === 'queue') {
    if (queueUrl === undefined) return { reason: 'the stack gives out no QueueUrl: name it with --stack' };
    return { label: "the forwarder's queue", deliver: toQueue(aws, queueUrl, queue.name) };
  }
  if (to === 'kafka-topic') {
    if (forwarder === undefined)
      return { reason: 'the stack gives out no ForwarderFunctionName: name it with --stack' };
    return { label: 'Kafka itself', deliver: toKafka(aws, forwarder) };
  }
  if (busName === undefined) return { reason: 'the stack gives out no EventBusName: name it with --stack' };
  return { label: `the bus ${busName}, where every consumer sees them again`, deliver: toBus(aws, busName) };
}

/** CloudTrail records go through the queue of the audit function, which caps how many of them run at once. */
function routeOfRecords(
  queue: ReplayQueue,
  { aws, destinations }: Pick<QueueSelection, 'aws' | 'destinations'>,
): Route | NoRoute {
  const { auditQueueUrl, auditFunction } = destinations;
  if (queue.isLive) return { reason: 'the audit function empties this queue itself' };
  if (auditQueueUrl !== undefined)
    return { label: "the audit function's queue", deliver: toQueue(aws, auditQueueUrl, queue.name) };
  if (auditFunction !== undefined) return { label: 'the audit function', deliver: toFunction(aws, auditFunction) };
  return { reason: 'the stack has no output AuditQueueUrl: name the stack with --stack' };
}

// PutEvents refuses a source that begins with "aws." ("PutEvents", EventBridge API reference).
const onlyToFunction: NoRoute = {
  reason:
    'these are records of CloudTrail, and AWS takes none from anybody else on a bus; without --to they go to the audit function',
};
