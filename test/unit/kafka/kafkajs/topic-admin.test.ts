import type { Admin } from 'kafkajs';
import { topicAdmin } from '../../../../kafka/kafkajs/topic-admin.ts';
import { aProtocolError } from '../../../given/builders/a-kafka-error.ts';

type Answers = Partial<Record<keyof Admin, () => Promise<unknown>>>;

/** The port over an admin client with these answers, and the requests that the client received. */
function anAdmin(answers: Answers) {
  const requests: unknown[] = [];
  const methods = Object.entries(answers).map(([name, answer]) => [
    name,
    (request: unknown) => {
      requests.push(request);
      return answer();
    },
  ]);
  return { admin: topicAdmin(Object.fromEntries(methods) as Admin), requests };
}

test('returns the partitions of all topics of one request', async () => {
  const partition = { partitionErrorCode: 0, partitionId: 4, leader: 1, replicas: [1, 2], isr: [1] };
  const topics = ['logins', 'tokens'].map((name) => ({ name, partitions: [partition] }));
  const { admin, requests } = anAdmin({ fetchTopicMetadata: () => Promise.resolve({ topics }) });

  const state = { partition: 4, leader: 1, replicas: [1, 2], inSync: [1] };
  expect(await admin.partitionsOf(['logins', 'tokens'])).toEqual([state, state]);
  expect(requests).toEqual([{ topics: ['logins', 'tokens'] }]);
});

test('asks for settings of a topic by name, without their synonyms', async () => {
  const configEntries = [{ configName: 'cleanup.policy', configValue: 'compact' }];
  const { admin, requests } = anAdmin({ describeConfigs: () => Promise.resolve({ resources: [{ configEntries }] }) });

  expect(await admin.settingsOf('logins', ['cleanup.policy'])).toEqual(new Map([['cleanup.policy', 'compact']]));
  const resources = [{ type: 2, name: 'logins', configNames: ['cleanup.policy'] }];
  expect(requests).toEqual([{ resources, includeSynonyms: false }]);
});

const newTopic = { partitions: 6, replicationFactor: 3, timeoutMs: 8000 };

test.each([true, false])('creates a topic, also one that exists, and waits for no leader (%s)', async (isNew) => {
  const { admin, requests } = anAdmin({ createTopics: () => Promise.resolve(isNew) });

  await expect(admin.create('logins', newTopic)).resolves.toBeUndefined();
  const topics = [{ topic: 'logins', numPartitions: 6, replicationFactor: 3 }];
  expect(requests).toEqual([{ topics, waitForLeaders: false, timeout: 8000 }]);
});

test('rejects with the reason of the topic, or with the error of the request', async () => {
  const reason = aProtocolError('POLICY_VIOLATION', 44);
  const wrapped = Object.assign(new Error('refused'), { errors: [reason] });

  for (const error of [wrapped, reason]) {
    const { admin } = anAdmin({ createTopics: () => Promise.reject(error) });
    await expect(admin.create('logins', newTopic)).rejects.toBe(reason);
  }
});
