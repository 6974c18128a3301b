import type { TopicAdmin } from './topic-admin.ts';
import { usualLimits, type TopicLimits } from './topic-limits.ts';
import { withTimeout } from '../../platform/with-timeout.ts';

// The first event waits for it.
const longestMs = 1000;

/** The usual limits, if those of the topic did not arrive in time. The next connection asks for them again. */
export const notYetRead: TopicLimits = { ...usualLimits };

/**
 * Reads the limits of each topic. Never rejects, and takes a second at most. A topic takes at most half of the remaining
 * time, so that one without an answer leaves time for the others.
 *
 * If this user is not authorized to describe the configuration of a topic, its limits are the usual ones. The forwarder
 * does not need that permission otherwise. `notYetRead` replaces limits that did not arrive in time.
 */
export async function readLimits(
  admin: TopicAdmin,
  topics: readonly string[],
): Promise<ReadonlyMap<string, TopicLimits>> {
  const limits = new Map<string, TopicLimits>();
  const deadlineMs = Date.now() + longestMs;
  // One after the other: a connection that must authenticate again does not accept two requests at once.
  for (const topic of topics) {
    const leftMs = deadlineMs - Date.now();
    limits.set(topic, await limitsOf(admin, topic, topic === topics.at(-1) ? leftMs : leftMs / 2));
  }
  return limits;
}

async function limitsOf(admin: TopicAdmin, topic: string, ms: number): Promise<TopicLimits> {
  const reading = describedLimits(admin, topic).catch(() => usualLimits);
  return withTimeout(reading, ms, () => notYetRead);
}

async function describedLimits(admin: TopicAdmin, topic: string): Promise<TopicLimits> {
  const config = await admin.settingsOf(topic, ['max.message.bytes', 'cleanup.policy']);
  const setting = (name: string): string => {
    const value = config.get(name);
    if (value === undefined) throw new Error(`The brokers did not return ${name} of ${topic}.`);
    return value;
  };
  const needsKeys = setting('cleanup.policy').split(',').includes('compact');
  return { maxBatchBytes: Number(setting('max.message.bytes')), needsKeys };
}
