import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { ConnectError } from './connect-error.ts';
import { kafkaFailureCause } from './failure.ts';
import { named } from './missing-topics.ts';
import { presenceOf } from './topic-presence.ts';
import { within } from './within.ts';

/** How missing topics are created. */
export interface CreateTopics {
  readonly partitions: number;
  readonly replicationFactor: number;
}

export interface TopicCreation {
  /** Whether the topic may be created now. */
  readonly isAllowed: (topic: string) => boolean;
  /** Creates the topics that may be created now; resolves with the refusal of those that the brokers refused. */
  readonly create: (admin: Admin, topics: readonly string[]) => Promise<ConnectError | undefined>;
}

/** Milliseconds in which the brokers have to create topics: the events of other topics wait meanwhile. */
const creationTimeoutMs = 8000;

/** A topic is created so often in this time at most. A refusal ends the attempts of the time. */
const mostAttempts = 3;
const attemptsForMs = 60_000;

/** Creates missing topics, each one alone, and none of them all the time. */
export function topicCreation(settings: CreateTopics): TopicCreation {
  const attempts = new Map<string, { readonly sinceMs: number; readonly count: number }>();
  const lately = (topic: string) => {
    const last = attempts.get(topic);
    return last && Date.now() - last.sinceMs < attemptsForMs ? last : { sinceMs: Date.now(), count: 0 };
  };
  const isAllowed = (topic: string): boolean => lately(topic).count < mostAttempts;
  const note = (topic: string, more: number): void => {
    const { sinceMs, count } = lately(topic);
    attempts.set(topic, { sinceMs, count: count + more });
  };
  return {
    isAllowed,
    create: async (admin, topics) => {
      const deadlineMs = Date.now() + creationTimeoutMs;
      const refused = new Map<string, unknown>();
      const allowed = topics.filter(isAllowed);
      for (const topic of allowed) {
        note(topic, 1);
        await createOne(admin, topic, settings, deadlineMs).catch((error: unknown) => {
          note(topic, mostAttempts);
          refused.set(topic, error);
        });
      }
      await known(
        admin,
        allowed.filter((topic) => !refused.has(topic)),
        deadlineMs,
      );
      return refused.size > 0 ? refusal(refused, settings) : undefined;
    },
  };
}

async function createOne(admin: Admin, topic: string, settings: CreateTopics, deadlineMs: number): Promise<void> {
  const { partitions: numPartitions, replicationFactor } = settings;
  const topics = [{ topic, numPartitions, replicationFactor }];
  const ms = Math.max(0, deadlineMs - Date.now());
  // Resolves also when another environment was faster.
  const creating = admin.createTopics({ topics, waitForLeaders: false, timeout: creationTimeoutMs });
  await within(creating, ms, () => new Error(`The brokers did not create ${topic} in ${ms} ms.`));
}

/** Waits until the brokers know the topics: kafkajs's own wait for leaders fails where a broker does not know them yet. */
async function known(admin: Admin, topics: readonly string[], deadlineMs: number): Promise<void> {
  for (const topic of topics) {
    while ((await presenceOf(admin, topic)) === 'missing' && Date.now() < deadlineMs) await pause(100);
  }
}

function refusal(refused: ReadonlyMap<string, unknown>, { partitions, replicationFactor }: CreateTopics): ConnectError {
  const [cause] = refused.values();
  return new ConnectError(
    'KAFKA_TOPIC_MISSING',
    `${named([...refused.keys()])} cannot be created with ${partitions} partitions and replication factor ` +
      `${replicationFactor} (${codeOf(cause)}). The user may lack the right to create topics, or there are fewer brokers.`,
    { cause },
  );
}

/** kafkajs has one error for each topic in an error of its own. */
function codeOf(error: unknown): string {
  const [first] = hasErrors(error) ? error.errors : [error];
  return kafkaFailureCause(first).code;
}

const hasErrors = (error: unknown): error is { readonly errors: readonly unknown[] } =>
  error instanceof Error && 'errors' in error && Array.isArray(error.errors);
