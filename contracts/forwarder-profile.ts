/** How the forwarder reads the queue. A profile has the settings that are not configured one by one. */
export type ForwarderProfile = 'low-latency' | 'balanced' | 'throughput';

/** Settings of the event source mapping of the forwarder. */
export interface ProfileSettings {
  /** Maximum number of events in a batch. Lambda demands a window above `maxBatchWithoutWindow`. */
  readonly batchSize: number;
  /** Seconds that a batch waits for more events, from its first one on. 0: no window. */
  readonly batchingWindowSeconds: number;
  /** Maximum number of concurrent batches, each with a Kafka client of its own. */
  readonly maxConcurrency: number;
}

/** Lambda accepts larger batches only with a window ("CreateEventSourceMapping", `BatchSize`, Lambda API reference). */
export const maxBatchWithoutWindow = 10;

/** docs/explanations/decisions/0012-forwarder-profile.md has the reason for each value. */
export const forwarderProfiles: Readonly<Record<ForwarderProfile, ProfileSettings>> = {
  // Ten small batches at a time, because a batch of ten needs almost as long as a batch of a hundred.
  'low-latency': { batchSize: maxBatchWithoutWindow, batchingWindowSeconds: 0, maxConcurrency: 10 },
  balanced: { batchSize: 100, batchingWindowSeconds: 1, maxConcurrency: 5 },
  throughput: { batchSize: 1000, batchingWindowSeconds: 5, maxConcurrency: 5 },
};

export const profileNames = Object.keys(forwarderProfiles) as readonly ForwarderProfile[];

export const defaultProfile: ForwarderProfile = 'low-latency';
