/** Limits of a topic. */
export interface TopicLimits {
  /** Most bytes of a produced batch, in one partition ("max.message.bytes", Kafka's topic configuration). */
  readonly maxBatchBytes: number;
  /** Whether it refuses records without a key ("cleanup.policy", with compact). */
  readonly needsKeys: boolean;
}

/** Those of a topic of which nothing has been set. */
export const usualLimits: TopicLimits = { maxBatchBytes: 1_048_588, needsKeys: false };
