// A CommonJS module of which Node finds these names only in the default export.
import kafkajs, { type Admin } from 'kafkajs';
import type { TopicAdmin } from '../topics/topic-admin.ts';

/** The brokers' answers about topics, by the admin client of kafkajs. */
export const topicAdmin = (admin: Admin): TopicAdmin => ({
  connect: () => admin.connect(),
  partitionsOf: async (topics) => {
    const found = await admin.fetchTopicMetadata({ topics: [...topics] });
    return found.topics.flatMap(({ partitions }) =>
      partitions.map(({ partitionId: partition, leader, replicas, isr: inSync }) => ({
        partition,
        leader,
        replicas,
        inSync,
      })),
    );
  },
  settingsOf: async (name, configNames) => {
    const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: [...configNames] }];
    const { resources: described } = await admin.describeConfigs({ resources, includeSynonyms: false });
    const entries = described.flatMap(({ configEntries }) => configEntries);
    return new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
  },
  create: async (topic, { partitions: numPartitions, replicationFactor, timeoutMs: timeout }) => {
    const topics = [{ topic, numPartitions, replicationFactor }];
    await admin.createTopics({ topics, waitForLeaders: false, timeout }).catch((error: unknown) => {
      throw reasonOf(error);
    });
  },
});

/** kafkajs wraps the errors of topics into one error, with one entry for each topic. */
function reasonOf(error: unknown): unknown {
  const { errors } = error as { readonly errors?: unknown };
  return Array.isArray(errors) ? (errors as unknown[])[0] : error;
}
