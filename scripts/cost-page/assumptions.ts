import { defaultProfile, forwarderProfiles } from '../../contracts/forwarder-profile.ts';
import { auditBatchSize, auditMaxConcurrency } from '../../contracts/audit-queue.ts';

/** Logins per second of the tables. */
export const rates: readonly number[] = [100, 1_000, 10_000];

/** Logins per second of the cost of a million events, and of the headline in README.md. */
export const usualRate = 100;

/** What the costs are computed from besides prices. */
export interface Assumptions {
  /** Bytes of an event. */
  readonly eventBytes: number;
  readonly triggerMiB: number;
  /** Milliseconds for which an invocation of the trigger function is billed, publishing included. */
  readonly triggerMs: number;
  readonly forwarderMiB: number;
  /** Events in a batch of the forwarder. */
  readonly batchSize: number;
  /** Batches at a time. */
  readonly maxConcurrency: number;
  /** CPU time of the forwarder per batch, whatever it contains, in microseconds of one vCPU. */
  readonly batchCpuUs: number;
  /** CPU time of the forwarder per event, in addition, in microseconds of one vCPU. */
  readonly eventCpuUs: number;
  /** Milliseconds that a batch waits for Kafka's acknowledgement. */
  readonly acknowledgementMs: number;
  /** Maximum number of messages in a request that receives or deletes. */
  readonly messagesInRequest: number;
  /** Pollers of an event source mapping. Lambda adds more if they leave messages in the queue. */
  readonly pollers: number;
  /** Milliseconds of a request that receives messages, if there are some. */
  readonly receiveMs: number;
  /** Seconds of a request that receives messages, if there are none. */
  readonly longPollSeconds: number;
  readonly auditMiB: number;
  /** CloudTrail records in a batch of the audit function. */
  readonly auditBatchSize: number;
  /** Batches of the audit function at a time. */
  readonly auditMaxConcurrency: number;
  /** CPU time of the audit function per record, in microseconds of one whole processor. */
  readonly auditCpuUs: number;
  /** Milliseconds that a batch of the audit function waits for PutEvents. */
  readonly putEventsMs: number;
  readonly archiveDays: number;
  /** Logins of a user in the 30 days after which the table of known users is written again. */
  readonly loginsOfUser: number;
  /** Milliseconds of a connection to Kafka with one send, for a producer in the trigger. */
  readonly producerMs: number;
}

/** The pipeline as it is deployed by default. docs/operations/cost-and-quotas.md has the origin of each value. */
export const assumptions: Assumptions = {
  eventBytes: 1_000,
  triggerMiB: 256,
  triggerMs: 15,
  forwarderMiB: 512,
  batchSize: forwarderProfiles[defaultProfile].batchSize,
  maxConcurrency: forwarderProfiles[defaultProfile].maxConcurrency,
  batchCpuUs: 745,
  eventCpuUs: 28,
  acknowledgementMs: 10,
  messagesInRequest: 10,
  pollers: 5,
  receiveMs: 10,
  longPollSeconds: 20,
  auditMiB: 256,
  auditBatchSize,
  auditMaxConcurrency,
  auditCpuUs: 200,
  putEventsMs: 20,
  archiveDays: 14,
  loginsOfUser: 10,
  producerMs: 50,
};
