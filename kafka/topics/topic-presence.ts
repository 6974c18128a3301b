import { causesOf } from '../../platform/error-causes.ts';
import { kafkaFailureCause } from '../failures/failure.ts';
import type { TopicAdmin } from './topic-admin.ts';

/**
 * Whether the brokers know a topic. `missing`: they do not, or do not show it to this user. `unavailable`: they know it, but
 * cannot describe it now, for example because it has no leader.
 */
export type TopicPresence = 'there' | 'missing' | 'unavailable';

/** Asks the brokers for one topic. Rejects when they do not answer, or refuse this user. */
export const presenceOf = (admin: TopicAdmin, topic: string): Promise<TopicPresence> =>
  admin.partitionsOf([topic]).then(() => 'there', presenceIn);

/** Returns the topics that are missing. Asks for all at once, and for each alone when one of them has an error. */
export async function missingOf(admin: TopicAdmin, topics: readonly string[]): Promise<string[]> {
  const worst = await admin.partitionsOf(topics).then(() => 'there' as const, presenceIn);
  if (worst === 'there') return [];
  if (topics.length === 1) return worst === 'missing' ? [...topics] : [];
  const missing: string[] = [];
  // The error for several topics does not name the topic that it is about.
  for (const topic of topics) if ((await presenceOf(admin, topic)) === 'missing') missing.push(topic);
  return missing;
}

/** Returns the presence that an error shows. Throws the error if it is about something else. */
function presenceIn(error: unknown): TopicPresence {
  const { action } = kafkaFailureCause(error);
  if (action === 'skip-topic') return 'missing';
  if (action === 'reconnect' && isAnswer(error)) return 'unavailable';
  throw error;
}

/** Whether the error is an error code in an answer of the brokers. */
export function isAnswer(error: unknown): boolean {
  for (const { type } of causesOf(error)) if (typeof type === 'string') return true;
  return false;
}
