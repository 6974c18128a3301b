import type { Assumptions } from './assumptions.ts';
import { prices } from './prices.ts';

/** What a million events cost, in USD, by component. */
export interface Costs {
  readonly bus: number;
  readonly queue: number;
  readonly trigger: number;
  readonly archive: number;
  readonly forwarder: number;
}

/** How Lambda's poller hands events to the forwarder, on average. */
export interface Batches {
  /** Events in a batch. */
  readonly events: number;
  /** Messages in a request that receives. */
  readonly inReceive: number;
}

const million = 1_000_000;
const secondsOfDay = 24 * 3600;
const daysOfMonth = 30;
/** A function with so much memory has one whole processor ("Lambda quotas", Lambda guide). */
const miBOfProcessor = 1_769;

/** Of a million events that triggers report, in batches such as these. */
export function costsOfMillion(given: Assumptions, { events, inReceive }: Batches): Costs {
  const requestsOfEvent = 1 + 1 / inReceive + Math.ceil(events / given.messagesInRequest) / events;
  const gigabytes = (million * given.eventBytes) / 1e9;
  return {
    bus: prices.busEvent.usd,
    queue: requestsOfEvent * prices.queueRequest.usd,
    trigger: invocations(million, given.triggerMiB, given.triggerMs),
    archive: gigabytes * (prices.archiveIn.usd + (given.archiveDays / daysOfMonth) * prices.archiveKept.usd),
    forwarder: invocations(million / events, given.forwarderMiB, batchMs(given, events)),
  };
}

export const total = ({ bus, queue, trigger, archive, forwarder }: Costs): number =>
  bus + queue + trigger + archive + forwarder;

/** To remember the users of a million logins: each is a message and half a read, and a write for each user in 30 days. */
export const costOfKnownUsers = ({ messagesInRequest, loginsOfUser }: Assumptions): number =>
  (1 + 2 / messagesInRequest) * prices.queueRequest.usd +
  0.5 * prices.tableRead.usd +
  prices.tableWrite.usd / loginsOfUser;

/** Of a million events, each sent by the trigger function itself over a connection of its own. */
export const costOfProducer = (given: Assumptions): number => invocations(million, given.triggerMiB, given.producerMs);

/** So many invocations, in USD. */
export const invocations = (count: number, miB: number, ms: number): number =>
  (count / million) * prices.invocation.usd + count * (miB / 1024) * (ms / 1000) * prices.gigabyteSecond.usd;

/** Milliseconds of a batch in the forwarder, which has the share of a processor that its memory gives it. */
export const batchMs = (
  { batchCpuUs, eventCpuUs, forwarderMiB, acknowledgementMs }: Assumptions,
  events: number,
): number => (batchCpuUs + eventCpuUs * events) / 1000 / Math.min(1, forwarderMiB / miBOfProcessor) + acknowledgementMs;

/** Milliseconds of a batch in the audit function. */
const auditBatchMs = ({ auditCpuUs, auditBatchSize, auditMiB, putEventsMs }: Assumptions): number =>
  (auditCpuUs * auditBatchSize) / 1000 / Math.min(1, auditMiB / miBOfProcessor) + putEventsMs;

/** CloudTrail records per second that the audit function can process with full batches. */
export const auditRecordsPerSecond = (given: Assumptions): number =>
  (given.auditMaxConcurrency * given.auditBatchSize * 1000) / auditBatchMs(given);

/** A million CloudTrail records in the audit queue and its function, in USD, with batches of that many. */
export const costOfRecords = (given: Assumptions, auditBatchSize = given.auditBatchSize): number =>
  (1 + 2 / Math.min(given.messagesInRequest, auditBatchSize)) * prices.queueRequest.usd +
  invocations(million / auditBatchSize, given.auditMiB, auditBatchMs({ ...given, auditBatchSize }));

/** Events per second that the forwarder can take with full batches. */
export const forwarderEventsPerSecond = (given: Assumptions): number =>
  (given.maxConcurrency * given.batchSize * 1000) / batchMs(given, given.batchSize);

/** Events in 30 days. */
export const eventsOfMonth = (eventsPerSecond: number): number => eventsPerSecond * secondsOfDay * daysOfMonth;
