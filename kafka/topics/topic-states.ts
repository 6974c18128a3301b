import type { TopicState } from '../../contracts/forwarder-check.ts';
import type { TopicAdmin } from './topic-admin.ts';
import { presenceOf } from './topic-presence.ts';

const minInSync = 'min.insync.replicas';

/** Returns the state of each topic, by its metadata and configuration. Rejects if the brokers do not answer. */
export async function topicStates(admin: TopicAdmin, topics: readonly string[]): Promise<readonly TopicState[]> {
  const states: TopicState[] = [];
  for (const topic of topics) states.push(await stateOf(admin, topic));
  return states;
}

async function stateOf(admin: TopicAdmin, topic: string): Promise<TopicState> {
  if ((await presenceOf(admin, topic)) !== 'there') return { topic, exists: false };
  const [partitions, minInSyncReplicas] = await Promise.all([admin.partitionsOf([topic]), minInSyncOf(admin, topic)]);
  const notWritable = partitions.filter(({ leader, inSync }) => leader < 0 || inSync.length < (minInSyncReplicas ?? 1));
  return {
    topic,
    exists: true,
    partitions: partitions.length,
    replicationFactor: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    ...(minInSyncReplicas === undefined ? {} : { minInSyncReplicas }),
    notWritable: notWritable.map(({ partition }) => partition).sort((one, other) => one - other),
  };
}

/** Undefined if the user may not describe the configuration, a permission that the forwarder does not need otherwise. */
async function minInSyncOf(admin: TopicAdmin, topic: string): Promise<number | undefined> {
  const config = await admin.settingsOf(topic, [minInSync]).catch(() => undefined);
  const value = config?.get(minInSync);
  return value === undefined ? undefined : Number(value);
}
