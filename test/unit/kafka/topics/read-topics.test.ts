import { readCreateTopics, readTopicsByType } from '../../../../kafka/topics/read-topics.ts';

/** The settings for new topics, and the problems with them. */
function read(KAFKA_CREATE_TOPICS: string | undefined) {
  const problems: string[] = [];
  return { topics: readCreateTopics({ KAFKA_CREATE_TOPICS }, problems), problems };
}

test.each([undefined, ''])('creates no topics by default: %j', (text) => {
  expect(read(text)).toEqual({ topics: undefined, problems: [] });
});

test.each([
  ['6:3', 6, 3],
  ['1:1', 1, 1],
  ['9999:99', 9999, 99],
])('creates topics with partitions and replicas as in %j', (text, partitions, replicationFactor) => {
  expect(read(text)).toEqual({ topics: { partitions, replicationFactor }, problems: [] });
});

test.each(['6', '6:', ':3', '0:3', '6:0', '6:3:1', ' 6:3', '10000:3', '6:100', 'six:3'])(
  'rejects %j, without its value',
  (text) => {
    const { problems } = read(text);

    expect(problems).toEqual(['KAFKA_CREATE_TOPICS: <partitions>:<replication factor>, such as 6:3']);
  },
);

test.each(['', '{', 'null', '7', '"logins"', '["logins"]'])('finds no topics by type in %j', (text) => {
  expect(readTopicsByType(text)).toBeUndefined();
});
