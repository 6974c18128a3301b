import type { TopicAdmin } from '../../../kafka/topics/topic-admin.ts';
import { aProtocolError } from '../builders/a-kafka-error.ts';

export const unknownTopic = (): Error => aProtocolError('UNKNOWN_TOPIC_OR_PARTITION', 3, true);
export const withoutLeader = (): Error => aProtocolError('LEADER_NOT_AVAILABLE', 5, true);
export const notAuthorized = (): Error => aProtocolError('TOPIC_AUTHORIZATION_FAILED', 29);

interface FakeAdminOptions {
  /** Errors of topics, by name; a topic without an error exists. */
  readonly errors: Map<string, Error>;
  /** Reason why the brokers do not create a topic. @default - they create it */
  readonly refuses?: (topic: string) => Error | undefined;
  /** max.message.bytes of every topic, at the moment of the question. @default 1000 */
  readonly maxBytes?: () => number;
}

/** Brokers that have topics in these states, and create any topic on request. */
export function fakeTopicAdmin({ errors, refuses = () => undefined, maxBytes = () => 1000 }: FakeAdminOptions) {
  const created: string[] = [];
  const described: string[] = [];
  const asked: (readonly string[])[] = [];
  const admin: TopicAdmin = {
    ...silentTopicAdmin,
    partitionsOf: (topics) => {
      asked.push(topics);
      const error = topics.map((topic) => errors.get(topic)).find((one) => one !== undefined);
      return error ? Promise.reject(error) : Promise.resolve([]);
    },
    create: (topic) => {
      created.push(topic);
      const refused = refuses(topic);
      if (refused) return Promise.reject(refused);
      errors.delete(topic);
      return Promise.resolve();
    },
    settingsOf: (topic) => {
      described.push(topic);
      const settings = [['max.message.bytes', String(maxBytes())] as const, ['cleanup.policy', 'delete'] as const];
      return Promise.resolve(new Map(settings));
    },
  };
  return { admin, asked, created, described };
}

const never = () => new Promise<never>(() => undefined);

/** Brokers that accept a connection and then answer nothing. */
export const silentTopicAdmin: TopicAdmin = {
  connect: () => Promise.resolve(),
  partitionsOf: never,
  settingsOf: never,
  create: never,
};
