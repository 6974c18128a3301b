import { auditBatchSize, auditMaxConcurrency } from '../../contracts/audit-queue.ts';

/** Logins per second of the tables. */
export const rates: readonly number[] = [100, 1_000, 10_000];

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
  /** CPU time of the forwarder per event, in microseconds of one vCPU. */
  readonly forwarderCpuUs: number;
  /** Milliseconds that a batch waits for Kafka's acknowledgement. */
  readonly acknowledgementMs: number;
  /** Messages in a request that receives or deletes. */
  readonly messagesInRequest: number;
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

/** The pipeline as it is deployed by default, with full batches. docs/operations/cost-and-quotas.md has the origin of each value. */
export const assumptions: Assumptions = {
  eventBytes: 1_000,
  triggerMiB: 256,
  triggerMs: 15,
  forwarderMiB: 512,
  batchSize: 100,
  maxConcurrency: 5,
  forwarderCpuUs: 44.3,
  acknowledgementMs: 10,
  messagesInRequest: 10,
  auditMiB: 256,
  auditBatchSize,
  auditMaxConcurrency,
  auditCpuUs: 200,
  putEventsMs: 20,
  archiveDays: 14,
  loginsOfUser: 10,
  producerMs: 50,
};
