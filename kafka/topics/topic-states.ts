import type { Admin } from 'kafkajs';
import type { TopicState } from '../../contracts/forwarder-check.ts';
import { topicConfig } from './topic-config.ts';
import { presenceOf } from './topic-presence.ts';

const minInSync = 'min.insync.replicas';

/** How each topic is, by the brokers' metadata and its configuration. Rejects where the brokers do not answer. */
export async function topicStates(admin: Admin, topics: readonly string[]): Promise<readonly TopicState[]> {
  const states: TopicState[] = [];
  for (const topic of topics) states.push(await stateOf(admin, topic));
  return states;
}

async function stateOf(admin: Admin, topic: string): Promise<TopicState> {
  if ((await presenceOf(admin, topic)) !== 'there') return { topic, exists: false };
  const [{ topics }, minInSyncReplicas] = await Promise.all([
    admin.fetchTopicMetadata({ topics: [topic] }),
    minInSyncOf(admin, topic),
  ]);
  const partitions = topics.flatMap((one) => one.partitions);
  const notWritable = partitions.filter(({ leader, isr }) => leader < 0 || isr.length < (minInSyncReplicas ?? 1));
  return {
    topic,
    exists: true,
    partitions: partitions.length,
    replicationFactor: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    ...(minInSyncReplicas === undefined ? {} : { minInSyncReplicas }),
    notWritable: notWritable.map(({ partitionId }) => partitionId).sort((one, other) => one - other),
  };
}

/** Undefined where the user may not describe the configuration: a right that the forwarder does not need otherwise. */
async function minInSyncOf(admin: Admin, topic: string): Promise<number | undefined> {
  const config = await topicConfig(admin, topic, [minInSync]).catch(() => undefined);
  const value = config?.get(minInSync);
  return value === undefined ? undefined : Number(value);
}
