import { waitFor } from './wait-for.ts';
import { withAdmin } from './kafka-admin.ts';

export interface AssignedTopic {
  readonly topic: string;
  /** Broker ids of each partition's replicas; the first one leads. */
  readonly replicas: readonly (readonly number[])[];
  /** Settings of the topic, such as max.message.bytes. @default - the brokers' */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Creates a topic whose replicas lie where it is said, and waits until all of them follow. */
export async function createAssignedTopic(
  bootstrap: string,
  { topic, replicas, settings = {} }: AssignedTopic,
): Promise<void> {
  await withAdmin(bootstrap, async (admin) => {
    await admin.createTopics({
      // kafkajs's own wait for leaders fails where the broker asked does not know the topic yet.
      waitForLeaders: false,
      topics: [
        {
          topic,
          numPartitions: -1,
          replicationFactor: -1,
          replicaAssignment: replicas.map((ids, partition) => ({ partition, replicas: [...ids] })),
          configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
        },
      ],
    });
  });
  await allInSync(bootstrap, topic);
}

/** Waits until every replica of the topic has caught up and every partition has a leader. */
export async function allInSync(bootstrap: string, topic: string): Promise<void> {
  await waitFor(
    async () => {
      const partitions = await partitionsOf(bootstrap, topic);
      const sound = partitions.filter(({ isr, replicas, leader }) => isr.length === replicas.length && leader >= 0);
      return partitions.length > 0 && sound.length === partitions.length;
    },
    { what: `every replica of "${topic}" to follow`, timeoutMs: 60_000, intervalMs: 100 },
  );
}

/** Retries until a broker responds: the client may first try a broker that is unavailable. */
const partitionsOf = (bootstrap: string, topic: string) =>
  waitFor(
    () =>
      withAdmin(bootstrap, async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        const partitions = topics[0]?.partitions ?? [];
        return [...partitions].sort((one, other) => one.partitionId - other.partitionId);
      }).catch(() => undefined),
    { what: `a broker of ${bootstrap} to describe "${topic}"`, timeoutMs: 30_000 },
  );
