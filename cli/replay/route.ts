import { UsageError } from '../command.ts';
import type { Place } from './options.ts';
import { toBus, toFunction, toKafka, toQueue, type Deliver } from './queue/destination.ts';
import type { QueuePlace } from './queue/find-queues.ts';

/** Where the letters of a queue go. */
export interface Route {
  /** In words. */
  readonly words: string;
  readonly deliver: Deliver;
}

/** A queue whose letters can go nowhere, and why. */
export interface NoRoute {
  readonly blocked: string;
}

/** Where a person can send events to. */
export type To = 'queue' | 'bus' | 'kafka-topic';

/** Reads --to. Throws a UsageError for what is no destination. */
export function destinationOption(text: string | undefined): To | undefined {
  if (text === undefined || text === 'queue' || text === 'bus' || text === 'kafka-topic') return text;
  throw new UsageError(`--to is queue, bus or kafka-topic; it is "${text}".`);
}

/** The way from a queue to where its letters came from, or to where they are told to go. */
export function routeFrom(
  place: QueuePlace,
  { aws, destinations: { queueUrl, busName, auditFunction, forwarder } }: Pick<Place, 'aws' | 'destinations'>,
  to: To | QueuePlace['replaysTo'] = place.replaysTo,
): Route | NoRoute {
  if (place.holds === 'audit') {
    if (to !== 'function') return { blocked: onlyToTheFunction };
    if (auditFunction === undefined)
      return { blocked: 'the stack gives out no AuditFunctionName: name it with --stack' };
    return { words: 'the audit function', deliver: toFunction(aws, auditFunction) };
  }
  if (to === undefined) return { blocked: 'nobody knows where its letters came from: say --to queue or --to bus' };
  if (to === 'queue') {
    if (queueUrl === undefined) return { blocked: 'the stack gives out no QueueUrl: name it with --stack' };
    return { words: "the forwarder's queue", deliver: toQueue(aws, queueUrl, place.name) };
  }
  if (to === 'kafka-topic') {
    if (forwarder === undefined)
      return { blocked: 'the stack gives out no ForwarderFunctionName: name it with --stack' };
    return { words: 'Kafka itself', deliver: toKafka(aws, forwarder) };
  }
  if (busName === undefined) return { blocked: 'the stack gives out no EventBusName: name it with --stack' };
  return { words: `the bus ${busName}, where every consumer sees them again`, deliver: toBus(aws, busName) };
}

// PutEvents refuses a source that begins with "aws." ("PutEvents", EventBridge API reference).
const onlyToTheFunction =
  'these are records of CloudTrail, and AWS takes none from anybody else on a bus; without --to they go to the audit function';
