import type { ConnectError } from '../failures/connect-error.ts';
import { missingTopics } from './missing-topics.ts';
import { notYetRead, readLimits } from './read-limits.ts';
import type { CreateTopics, TopicAdmin } from './topic-admin.ts';
import { topicCreation } from './topic-creation.ts';
import type { TopicLimits } from './topic-limits.ts';
import { missingOf } from './topic-presence.ts';

export interface TopicCheckSettings {
  readonly topics: readonly string[];
  /** Undefined: they have to exist. */
  readonly create: CreateTopics | undefined;
  /** Called with the topics that are missing while others exist. */
  readonly report: (missing: ConnectError) => void;
}

/** Checks the topics; resolves with the limits of each. */
export type TopicCheck = (admin: TopicAdmin) => Promise<ReadonlyMap<string, TopicLimits>>;

/** The check of an environment, which remembers the topics from connection to connection. */
export interface RepeatedTopicCheck extends TopicCheck {
  /**
   * Records that the brokers no longer know the topic, so that the next check includes it. Returns whether that
   * check also creates it.
   */
  readonly lost: (topic: string) => boolean;
}

/**
 * Checks with each connection the topics that are not known yet, or were lost. Creates missing topics if configured, and
 * reads the limits of each topic. A topic that is missing, unavailable or refused when it is created does not fail
 * the check of the others. Rejects with a ConnectError when every topic is missing.
 */
export function topicCheck({ topics, create, report }: TopicCheckSettings): RepeatedTopicCheck {
  const limits = new Map<string, TopicLimits>();
  const creation = create && topicCreation(create);
  let reported = '';
  const tell = (missing: readonly string[], error: ConnectError | undefined): void => {
    if (error && missing.length === topics.length) throw error;
    const message = error?.message ?? '';
    if (error && message !== reported) report(error);
    reported = message;
  };
  const isUnknown = (topic: string): boolean => (limits.get(topic) ?? notYetRead) === notYetRead;
  const check: TopicCheck = async (admin) => {
    const unknown = topics.filter(isUnknown);
    if (unknown.length === 0) return limits;
    await admin.connect();
    let missing = await missingOf(admin, unknown);
    let failure: ConnectError | undefined;
    if (creation && missing.length > 0) {
      failure = await creation.create(admin, missing);
      missing = await missingOf(admin, missing);
    }
    tell(missing, missing.length > 0 ? (failure ?? missingTopics(missing)) : undefined);
    const there = unknown.filter((topic) => !missing.includes(topic));
    for (const [topic, read] of await readLimits(admin, there)) limits.set(topic, read);
    return limits;
  };
  const lost = (topic: string): boolean => {
    limits.delete(topic);
    return creation?.isAllowed(topic) ?? false;
  };
  return Object.assign(check, { lost });
}
