import type { Admin } from 'kafkajs';
import { aProtocolError } from '../builders/a-kafka-error.ts';

export const unknownTopic = (): Error => aProtocolError('UNKNOWN_TOPIC_OR_PARTITION', 3, true);
export const withoutLeader = (): Error => aProtocolError('LEADER_NOT_AVAILABLE', 5, true);
export const notAuthorized = (): Error => aProtocolError('TOPIC_AUTHORIZATION_FAILED', 29);

interface FakeAdminOptions {
  /** Errors of topics, by name; a topic without one is there. */
  readonly errors: Map<string, Error>;
  /** Why the brokers do not create a topic. @default - they create it */
  readonly refuses?: (topic: string) => Error | undefined;
  /** max.message.bytes of every topic, at the moment of the question. @default 1000 */
  readonly maxBytes?: () => number;
}

/** An admin client whose brokers have topics in these states, and create any topic on request. */
export function fakeAdmin({ errors, refuses = () => undefined, maxBytes = () => 1000 }: FakeAdminOptions) {
  const created: string[] = [];
  const described: string[] = [];
  const asked: (readonly string[])[] = [];
  const fetchTopicMetadata = ({ topics }: { readonly topics: readonly string[] }) => {
    asked.push(topics);
    const error = topics.map((topic) => errors.get(topic)).find((one) => one !== undefined);
    return error ? Promise.reject(error) : Promise.resolve({ topics: [] });
  };
  const createTopics = ({ topics }: { readonly topics: readonly { readonly topic: string }[] }) => {
    created.push(...topics.map(({ topic }) => topic));
    const refused = topics.map(({ topic }) => refuses(topic)).filter((error) => error !== undefined);
    if (refused.length > 0) return Promise.reject(Object.assign(new Error('refused'), { errors: refused }));
    for (const { topic } of topics) errors.delete(topic);
    return Promise.resolve(true);
  };
  const describeConfigs = ({ resources }: { readonly resources: readonly { readonly name: string }[] }) => {
    described.push(...resources.map(({ name }) => name));
    const configEntries = [
      { configName: 'max.message.bytes', configValue: String(maxBytes()) },
      { configName: 'cleanup.policy', configValue: 'delete' },
    ];
    return Promise.resolve({ resources: resources.map(() => ({ configEntries })) });
  };
  const admin = { connect: () => Promise.resolve(), fetchTopicMetadata, createTopics, describeConfigs };
  return { admin: admin as unknown as Admin, asked, created, described };
}
