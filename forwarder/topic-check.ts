import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { ConnectError } from './connect-error.ts';
import { failureRow } from './failure-table.ts';
import { readLimits } from './read-limits.ts';
import type { TopicLimits } from './topic-limits.ts';

/** How topics are made that are not there. */
export interface CreateTopics {
  readonly partitions: number;
  readonly replicationFactor: number;
}

export interface TopicCheckSettings {
  readonly topics: readonly string[];
  /** Undefined: they have to exist. */
  readonly create: CreateTopics | undefined;
  /** Told of topics that are missing while others are there. */
  readonly report: (missing: ConnectError) => void;
}

/** Looks at the topics; resolves with what each takes. */
export type TopicCheck = (admin: Admin) => Promise<ReadonlyMap<string, TopicLimits>>;

/** Milliseconds in which the brokers have to make topics and choose their leaders. */
const creationTimeoutMs = 8000;

/**
 * Looks once whether the brokers know every topic, and makes the missing ones where that is asked for; resolves with what
 * each takes. Rejects with a ConnectError that names them where not one is there; where some are, it only reports: the
 * events of those go on.
 */
export function topicCheck({ topics, create, report }: TopicCheckSettings): TopicCheck {
  let limits: ReadonlyMap<string, TopicLimits> | undefined;
  return async (admin) => {
    if (limits) return limits;
    await admin.connect();
    if (!(await areThere(admin, topics))) {
      const missing = await missingOf(admin, topics);
      if (missing.length > 0 && create) await createTopics(admin, missing, create);
      else if (missing.length === topics.length) throw missingTopics(missing);
      else if (missing.length > 0) report(missingTopics(missing));
    }
    return (limits = await readLimits(admin, topics));
  };
}

/** Whether the brokers know every one of the topics, and tell this user of them. */
export const areThere = (admin: Admin, topics: readonly string[]): Promise<boolean> =>
  admin.fetchTopicMetadata({ topics: [...topics] }).then(
    () => true,
    (error: unknown) => {
      if (isAbout(error, 'UNKNOWN_TOPIC_OR_PARTITION') || isAbout(error, 'TOPIC_AUTHORIZATION_FAILED')) return false;
      throw error;
    },
  );

/** The brokers' answer for several topics does not say which of them it is about: each is asked for alone. */
async function missingOf(admin: Admin, topics: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const topic of topics) if (!(await areThere(admin, [topic]))) missing.push(topic);
  return missing;
}

async function createTopics(admin: Admin, missing: readonly string[], create: CreateTopics): Promise<void> {
  const topics = missing.map((topic) => ({
    topic,
    numPartitions: create.partitions,
    replicationFactor: create.replicationFactor,
  }));
  try {
    // Resolves also when another environment was faster.
    await admin.createTopics({ topics, waitForLeaders: false, timeout: creationTimeoutMs });
    // kafkajs's own wait for leaders fails where the broker asked does not know the topics yet.
    const deadlineMs = Date.now() + creationTimeoutMs;
    while (!(await areThere(admin, missing)) && Date.now() < deadlineMs) await pause(100);
  } catch (cause) {
    const how = `with ${create.partitions} partitions and replication factor ${create.replicationFactor}`;
    const why = 'The user may lack the right to create topics, or there are fewer brokers.';
    throw new ConnectError('KAFKA_TOPIC_MISSING', `${named(missing)} cannot be created ${how}. ${why}`, { cause });
  }
}

const missingTopics = (missing: readonly string[]) =>
  new ConnectError(
    'KAFKA_TOPIC_MISSING',
    `${named(missing)} ${missing.length > 1 ? 'do' : 'does'} not exist, or the forwarder is not authorized to describe ` +
      `${missing.length > 1 ? 'them' : 'it'}. ${failureRow('KAFKA_TOPIC_MISSING').fix}`,
  );

const named = (topics: readonly string[]): string =>
  `The ${topics.length > 1 ? 'topics' : 'topic'} ${topics.join(', ')}`;

function isAbout(error: unknown, type: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('type' in cause && cause.type === type) return true;
  }
  return false;
}
