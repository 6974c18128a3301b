// A CommonJS module of which Node finds these names only in the default export.
import kafkajs, { type Admin } from 'kafkajs';
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

const names = { maxBytes: 'max.message.bytes', policy: 'cleanup.policy' } as const;

async function described(admin: Admin, name: string) {
  const configNames = Object.values(names);
  const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames }];
  const answer = await admin.describeConfigs({ resources, includeSynonyms: false });
  const entries = answer.resources[0]?.configEntries ?? [];
  const valueOf = (wanted: string): string => {
    const entry = entries.find(({ configName }) => configName === wanted);
    if (!entry) throw new Error(`The brokers did not tell ${wanted} of ${name}.`);
    return entry.configValue;
  };
  return { maxBytes: valueOf(names.maxBytes), policy: valueOf(names.policy) };
}
