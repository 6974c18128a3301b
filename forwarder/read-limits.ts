import type { Admin } from 'kafkajs';
import { topicConfig } from './topic-config.ts';
import { usualLimits, type TopicLimits } from './topic-limits.ts';
import { within } from './within.ts';

// The first event waits for it.
const longestMs = 1000;

/**
 * The limits of each topic. Never rejects, and takes no longer than a second: the usual ones stand for those of a topic
 * that this user may not describe the configuration of, a right that the forwarder does not need otherwise.
 */
export async function readLimits(admin: Admin, topics: readonly string[]): Promise<ReadonlyMap<string, TopicLimits>> {
  const limits = new Map<string, TopicLimits>();
  const deadlineMs = Date.now() + longestMs;
  // One after the other: a connection that has to authenticate itself anew takes no two requests at once.
  for (const topic of topics) limits.set(topic, await limitsOf(admin, topic, deadlineMs - Date.now()));
  return limits;
}

async function limitsOf(admin: Admin, topic: string, ms: number): Promise<TopicLimits> {
  if (ms <= 0) return usualLimits;
  try {
    const late = () => new Error(`The configuration of ${topic} has not come within ${ms} ms.`);
    const { maxBytes, policy } = await within(described(admin, topic), ms, late);
    return { maxBatchBytes: Number(maxBytes), needsKeys: policy.split(',').includes('compact') };
  } catch {
    return usualLimits;
  }
}

const names = ['max.message.bytes', 'cleanup.policy'] as const;

async function described(admin: Admin, topic: string) {
  const config = await topicConfig(admin, topic, names);
  const [maxBytes, policy] = names.map((name) => config.get(name));
  if (maxBytes === undefined || policy === undefined) throw new Error(`The brokers did not tell all of ${topic}.`);
  return { maxBytes, policy };
}
