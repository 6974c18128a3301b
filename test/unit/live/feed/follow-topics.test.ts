import { followTopics, type FollowOptions } from '../../../../live/feed/follow-topics.ts';
import { waitFor } from '../../../../local/rig/wait-for.ts';
import { aReadRecord, fakeReader } from '../../../given/fakes/fake-reader.ts';

const topics = ['identity-events'];

/** Follows the topic with one reader after the other; the last one connects again and again. */
function follow(readers: readonly ReturnType<typeof fakeReader>[], over: Partial<FollowOptions> = {}) {
  const offsets: string[] = [];
  const states: (string | undefined)[] = [];
  let connections = 0;
  const followed = followTopics({
    topics,
    connect: () => {
      connections += 1;
      const next = readers[Math.min(connections, readers.length) - 1];
      return next ? Promise.resolve(next.reader) : Promise.reject(new Error('no reader'));
    },
    onRecord: ({ offset }) => void offsets.push(offset),
    onState: (failure) => void states.push(failure?.message),
    retryMs: 1,
    ...over,
  });
  return { followed, offsets, states, connections: () => connections };
}

const until = (condition: () => boolean, what: string) => waitFor(condition, { what, timeoutMs: 10_000 });

test('reads from the ends of the topics on', async () => {
  const only = fakeReader();
  const { followed, offsets, states } = follow([only]);
  await followed.tried;
  only.send(aReadRecord({ offset: '7' }));
  await followed.close();

  expect(only.begins).toEqual([[{ topic: 'identity-events', partition: 0, offset: '7' }]]);
  expect([offsets, states]).toEqual([['7'], [undefined]]);
  expect(only.closed()).toBe(1);
});

test('reads on after the last record when the brokers are available again', async () => {
  const [first, second] = [fakeReader(), fakeReader()];
  const { followed, offsets, states } = follow([first, second]);
  await followed.tried;
  first.send(aReadRecord({ offset: '7' }));
  first.send(aReadRecord({ partition: 3, offset: '9007199254740993' }));
  first.fail(new Error('broker stopped'));
  await until(() => second.begins.length > 0, 'the second reader');
  second.send(aReadRecord({ offset: '8' }));
  await followed.close();

  expect(second.begins[0]).toEqual([
    { topic: 'identity-events', partition: 0, offset: '8' },
    // Partition 3 was added later.
    { topic: 'identity-events', partition: 3, offset: '9007199254740994' },
  ]);
  expect(offsets).toEqual(['7', '9007199254740993', '8']);
  expect(states).toEqual([undefined, 'broker stopped', undefined]);
  expect(first.closed()).toBe(1);
});

test('does not ask for the ends again, which would skip the records of an outage', async () => {
  const endsOf = () => Promise.reject(new Error('asked again'));
  const [first, second] = [fakeReader(), fakeReader({ endsOf })];
  const { followed, states } = follow([first, second]);
  await followed.tried;
  first.fail(new Error('broker stopped'));
  await until(() => second.begins.length > 0, 'the second reader');
  await followed.close();

  expect(states).not.toContain('asked again');
});

test('tries again until the first connection succeeds, and reports each failure', async () => {
  const broken = fakeReader({ endsOf: () => Promise.reject(new Error('no such topic')) });
  const works = fakeReader();
  let attempts = 0;
  const connect = () => {
    attempts += 1;
    if (attempts === 1) return Promise.reject(new Error('no secret'));
    return Promise.resolve((attempts === 2 ? broken : works).reader);
  };
  const { followed, states } = follow([], { connect });
  await followed.tried;
  expect(states).toEqual(['no secret']);
  await until(() => states.includes(undefined), 'a connection');
  await followed.close();

  expect(states).toEqual(['no secret', 'no such topic', undefined]);
  expect(broken.closed()).toBe(1);
});

test('a listener that throws does not receive its record again', async () => {
  const only = fakeReader();
  const onRecord = () => {
    throw new Error('closed terminal');
  };
  const { followed } = follow([only], { onRecord });
  await followed.tried;
  expect(() => {
    only.send(aReadRecord({ offset: '7' }));
  }).toThrow('closed terminal');
  only.fail(new Error('the client ended'));
  await until(() => only.begins.length > 1, 'another connection');
  await followed.close();

  expect(only.begins[1]).toEqual([{ topic: 'identity-events', partition: 0, offset: '8' }]);
});

test.each(['endsOf', 'read'] as const)('ends at once if the brokers do not answer to %s', async (operation) => {
  const asked = Promise.withResolvers<unknown>();
  const never = fakeReader({
    [operation]: () => {
      asked.resolve(undefined);
      return new Promise<never>(() => undefined);
    },
  });
  const { followed, states } = follow([never]);
  await asked.promise;
  await followed.close();

  expect([states, never.closed()]).toEqual([[], 1]);
});

test('passes no record after its end, and connects no more', async () => {
  const only = fakeReader();
  const { followed, offsets, states, connections } = follow([only]);
  await followed.tried;
  await followed.close();
  only.send(aReadRecord());

  expect([offsets, states, connections()]).toEqual([[], [undefined], 1]);
});
