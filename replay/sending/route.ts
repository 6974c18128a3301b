import type { StackOutputName } from '../../contracts/stack-outputs.ts';
import type { ReplayQueue } from '../queues/find-queues.ts';
import type { QueueSelection } from '../queues/queue-selection.ts';
import { toBus, toFunction, toKafka, toQueue, type Deliver } from './destination.ts';

/** The destination of the messages of a queue. */
export interface Route {
  /** Name of the destination in reports. */
  readonly label: string;
  readonly deliver: Deliver;
}

/** The reason why a queue has no destination. */
export interface NoRoute {
  readonly reason: string;
}

/** A destination that an operator can choose. */
export type To = 'queue' | 'bus' | 'kafka-topic';

type RouteSource = Pick<QueueSelection, 'aws' | 'destinations'>;

/** Returns the route of a queue: to the destination `to`, or else to where its messages came from. */
export function routeFrom(
  queue: ReplayQueue,
  { aws, destinations }: RouteSource,
  to: To | ReplayQueue['replaysTo'] = queue.replaysTo,
): Route | NoRoute {
  const { queueUrl, busName, forwarder } = destinations;
  if (queue.format === 'cloudtrail-record')
    return to === 'function' ? routeOfRecords(queue, { aws, destinations }) : onlyToFunction;
  if (to === undefined) return { reason: 'the origin of its messages is unknown: specify --to queue or --to bus' };
  if (to === 'queue') {
    if (queueUrl === undefined) return missingOutput('QueueUrl');
    return { label: "the forwarder's queue", deliver: toQueue(aws, queueUrl, queue.name) };
  }
  if (to === 'kafka-topic') {
    if (forwarder === undefined) return missingOutput('ForwarderFunctionName');
    return { label: 'Kafka itself', deliver: toKafka(aws, forwarder) };
  }
  if (busName === undefined) return missingOutput('EventBusName');
  return { label: `the bus ${busName}, where every consumer receives them again`, deliver: toBus(aws, busName) };
}

/** CloudTrail records go through the queue of the audit function, which limits its concurrency. */
function routeOfRecords(queue: ReplayQueue, { aws, destinations }: RouteSource): Route | NoRoute {
  const { auditQueueUrl, auditFunction } = destinations;
  if (queue.isLive) return { reason: 'the audit function empties this queue itself' };
  if (auditQueueUrl !== undefined)
    return { label: "the audit function's queue", deliver: toQueue(aws, auditQueueUrl, queue.name) };
  if (auditFunction !== undefined) return { label: 'the audit function', deliver: toFunction(aws, auditFunction) };
  return missingOutput('AuditQueueUrl');
}

const missingOutput = (name: StackOutputName): NoRoute => ({
  reason: `the stack has no output "${name}": specify a stack that has it with --stack`,
});

// PutEvents refuses a source that begins with "aws." ("PutEvents", EventBridge API reference).
const onlyToFunction: NoRoute = {
  reason:
    'these are CloudTrail records, which only AWS can send to a bus. Without --to, they are sent to the audit function',
};
