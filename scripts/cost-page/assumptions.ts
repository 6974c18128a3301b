import { auditBatchSize, auditMaxConcurrency } from '../../contracts/audit-queue.ts';

/** Logins per second that the page is about. */
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
  /** Processor time of the forwarder for an event, in microseconds of one whole processor. */
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

/** The pipeline as it is deployed by default, with full batches. */
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

/** Where each comes from. */
export const originOf: Readonly<Record<keyof Assumptions, string>> = {
  eventBytes: 'measured: a login with its envelope, "about 1 kB" in [performance.md](performance.md)',
  triggerMiB: 'as deployed',
  triggerMs:
    'assumed: 3 ms were measured at 256 MB with the bus on the same machine; the way to EventBridge and back is added',
  forwarderMiB: 'as deployed',
  batchSize: 'the default of `kafka.batchSize`, taken as full',
  maxConcurrency: 'the default of `kafka.maxConcurrency`',
  forwarderCpuUs:
    'measured: batches of 100 with zstd in [performance.md](performance.md); differences under 15 % mean nothing',
  acknowledgementMs: 'assumed: Kafka in the same Region',
  messagesInRequest: 'the most that SQS takes; that Lambda fills its requests is not verified',
  auditMiB: 'as deployed',
  auditBatchSize: 'as deployed, taken as full',
  auditMaxConcurrency: 'as deployed',
  auditCpuUs: 'measured: batches of 100 failed logins over HTTP without TLS, on a busy machine',
  putEventsMs: 'assumed: ten calls at once',
  archiveDays: 'the default of `archive.retentionDays`',
  loginsOfUser: 'assumed',
  producerMs: 'assumed: 31 ms were measured without TLS, against a broker 10 ms away',
};
