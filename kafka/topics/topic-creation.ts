import { setTimeout as pause } from 'node:timers/promises';
import { ConnectError } from '../failures/connect-error.ts';
import { kafkaFailureCause } from '../failures/failure.ts';
import { named } from './missing-topics.ts';
import type { CreateTopics, TopicAdmin } from './topic-admin.ts';
import { isAnswer, presenceOf } from './topic-presence.ts';
import { withTimeout } from '../../platform/with-timeout.ts';

export interface TopicCreation {
  /** Whether the topic may be created now. */
  readonly isAllowed: (topic: string) => boolean;
  /** Creates the topics that may be created now; resolves with why some could not be created. */
  readonly create: (admin: TopicAdmin, topics: readonly string[]) => Promise<ConnectError | undefined>;
}

/** Milliseconds in which the brokers must create topics: the events of other topics wait meanwhile. */
const creationTimeoutMs = 8000;

/** Maximum number of attempts per topic in this time. A refusal of the brokers ends the attempts of that time. */
const mostAttempts = 3;
const attemptsForMs = 60_000;

/** Connections that are tried at the same time create a topic at the same time: this counts as one attempt. */
const sideBySideMs = 1000;

interface Attempts {
  readonly sinceMs: number;
  readonly lastMs: number;
  readonly count: number;
}

/** Creates missing topics, one per request, with a limited number of attempts for each. */
export function topicCreation(settings: CreateTopics): TopicCreation {
  const attempts = new Map<string, Attempts>();
  const lately = (topic: string): Attempts => {
    const last = attempts.get(topic);
    const isLately = last && Date.now() - last.sinceMs < attemptsForMs;
    return isLately ? last : { sinceMs: Date.now(), lastMs: -Infinity, count: 0 };
  };
  const isAllowed = (topic: string): boolean => lately(topic).count < mostAttempts;
  const note = (topic: string, isRefused: boolean): void => {
    const { sinceMs, lastMs, count } = lately(topic);
    const nowMs = Date.now();
    const more = nowMs - lastMs < sideBySideMs ? 0 : 1;
    attempts.set(topic, { sinceMs, lastMs: nowMs, count: isRefused ? mostAttempts : count + more });
  };
  return {
    isAllowed,
    create: async (admin, topics) => {
      const deadlineMs = Date.now() + creationTimeoutMs;
      const failed = new Map<string, unknown>();
      const allowed = topics.filter(isAllowed);
      for (const topic of allowed) {
        note(topic, false);
        await createOne(admin, topic, settings, deadlineMs).catch((error: unknown) => {
          if (isAnswer(error)) note(topic, true);
          failed.set(topic, error);
        });
      }
      const created = allowed.filter((topic) => !failed.has(topic));
      await known(admin, created, deadlineMs);
      return failed.size > 0 ? failure(failed, settings) : undefined;
    },
  };
}

async function createOne(admin: TopicAdmin, topic: string, settings: CreateTopics, deadlineMs: number): Promise<void> {
  const ms = Math.max(0, deadlineMs - Date.now());
  // Resolves also when another environment was faster.
  const creating = admin.create(topic, { ...settings, timeoutMs: creationTimeoutMs });
  await withTimeout(creating, ms, () => {
    throw new Error(`The brokers did not create ${topic} in ${ms} ms.`);
  });
}

/** Waits until the brokers know the topics: the wait for leaders in kafkajs fails if a broker does not know them yet. */
async function known(admin: TopicAdmin, topics: readonly string[], deadlineMs: number): Promise<void> {
  for (const topic of topics) {
    while ((await presenceOf(admin, topic)) === 'missing' && Date.now() < deadlineMs) await pause(100);
  }
}

function failure(failed: ReadonlyMap<string, unknown>, { partitions, replicationFactor }: CreateTopics): ConnectError {
  const [cause] = failed.values();
  return new ConnectError(
    'KAFKA_TOPIC_MISSING',
    `${named([...failed.keys()])} cannot be created with ${partitions} partitions and replication factor ` +
      `${replicationFactor} (${kafkaFailureCause(cause).code}). The user may lack the right to create topics, or ` +
      'there are fewer brokers.',
    { cause },
  );
}
