import type { Admin } from 'kafkajs';
import { topicStates } from '../../../../kafka/topics/topic-states.ts';
import { refused } from '../../../given/builders/a-kafka-error.ts';
import { unknownTopic } from '../../../given/fakes/fake-admin.ts';

interface Partition {
  readonly partitionId: number;
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
}

/** An admin client of brokers that have topics with these partitions; undefined for a topic that they do not know. */
function anAdmin(topics: Readonly<Record<string, readonly Partition[] | Error | undefined>>, minInSync?: string) {
  const fetchTopicMetadata = ({ topics: [name = ''] }: { readonly topics: readonly string[] }) => {
    const partitions = topics[name];
    if (partitions === undefined) return Promise.reject(unknownTopic());
    return partitions instanceof Error
      ? Promise.reject(partitions)
      : Promise.resolve({ topics: [{ name, partitions }] });
  };
  const describeConfigs = ({ resources }: Parameters<Admin['describeConfigs']>[0]) =>
    minInSync === undefined
      ? Promise.reject(new Error('TOPIC_AUTHORIZATION_FAILED'))
      : Promise.resolve({
          resources: resources.map(({ configNames = [] }) => ({
            configEntries: configNames.map((configName) => ({ configName, configValue: minInSync })),
          })),
        });
  return { fetchTopicMetadata, describeConfigs } as unknown as Admin;
}

const sound = { leader: 1, replicas: [1, 2, 3], isr: [1, 2, 3] };

test('describes each topic, in order, and a missing one as missing', async () => {
  const partitions = [
    { ...sound, partitionId: 0 },
    { ...sound, partitionId: 1, replicas: [1, 2], isr: [1, 2] },
  ];

  expect(await topicStates(anAdmin({ logins: partitions }, '2'), ['tokens', 'logins'])).toEqual([
    { topic: 'tokens', exists: false },
    {
      topic: 'logins',
      exists: true,
      partitions: 2,
      replicationFactor: 2,
      minInSyncReplicas: 2,
      notWritable: [],
    },
  ]);
});

test('names the partitions without a leader or with too few replicas, in order', async () => {
  const partitions = [
    { ...sound, partitionId: 10, leader: -1, isr: [] },
    { ...sound, partitionId: 0, isr: [1] },
    { ...sound, partitionId: 2, isr: [1, 2] },
    { ...sound, partitionId: 9, leader: -1 },
    { ...sound, partitionId: 1, leader: 0 },
  ];

  expect(await topicStates(anAdmin({ logins: partitions }, '2'), ['logins'])).toMatchObject([
    { partitions: 5, notWritable: [0, 9, 10] },
  ]);
});

test('takes one replica for enough if this user may not read the configuration', async () => {
  const partitions = [
    { ...sound, partitionId: 0, isr: [1] },
    { ...sound, partitionId: 1, isr: [] },
  ];

  const [state] = await topicStates(anAdmin({ logins: partitions }), ['logins']);

  expect(state).toMatchObject({ notWritable: [1] });
  expect(state).not.toHaveProperty('minInSyncReplicas');
});

test('rejects when the brokers do not answer', async () => {
  const error = refused();

  await expect(topicStates(anAdmin({ logins: error }), ['logins'])).rejects.toBe(error);
});
