import fc from 'fast-check';
import { inRequests } from '../../../../kafka/send/in-requests.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';

/** Cuts records of these sizes; gives the indexes of the records in each request. */
function requestsOf(sizes: readonly number[], limits = usualLimits): number[][] {
  const records = sizes.map((bytes, index) => anOutgoing(String(index), bytes));
  const requests = inRequests(records, () => limits);
  return requests.map((request) => request.map(({ message }) => Number(message.id)));
}

test('records that fit in one batch of Kafka are one request', () => {
  expect(requestsOf([1_000, 2_000, 3_000])).toEqual([[0, 1, 2]]);
});

test('makes no request without records', () => {
  expect(inRequests([], () => usualLimits)).toEqual([]);
});

test('a request is filled to three quarters of what a batch may have, and not beyond', () => {
  expect(requestsOf([400_000, 386_441])).toEqual([[0, 1]]);
  expect(requestsOf([400_000, 386_442])).toEqual([[0], [1]]);
});

test('a record that may be refused for its size is a request of its own', () => {
  expect(requestsOf([10, 1_000_000, 10, 10])).toEqual([[0], [1], [2, 3]]);
});

test("the topic's own limit counts", () => {
  expect(requestsOf([700, 700, 1_000, 1_600, 10], { ...usualLimits, maxBatchBytes: 2_000 })).toEqual([
    [0, 1],
    [2],
    [3],
    [4],
  ]);
});

test('a request is for one topic, with a limit of its own', () => {
  const inOther = (id: string) => ({ ...anOutgoing(id), record: { ...anOutgoing(id, 700).record, topic: 'logins' } });
  const [first, second, third, fourth] = [anOutgoing('a', 700), inOther('b'), anOutgoing('c', 200), inOther('d')];

  expect(inRequests([first, second, third, fourth], () => ({ ...usualLimits, maxBatchBytes: 1_300 }))).toEqual([
    [first, third],
    [second],
    [fourth],
  ]);
});

test('where a topic refuses records without a key, each of them goes alone', () => {
  const [first, second, third] = [anOutgoing('a'), anOutgoing('b'), anOutgoing('c')];
  const keyless = { ...second, record: { ...second.record, key: null } };

  expect(inRequests([first, keyless, third], () => ({ ...usualLimits, needsKeys: true }))).toEqual([
    [first],
    [keyless],
    [third],
  ]);
  expect(inRequests([first, keyless, third], () => usualLimits)).toEqual([[first, keyless, third]]);
});

test('a record counts in bytes, not in characters', () => {
  const record = { topic: 'identity-events', key: null, value: '€'.repeat(200_000), headers: {} };
  const [first, second] = [anOutgoing('a'), anOutgoing('b')].map((outgoing) => ({ ...outgoing, record }));

  expect(
    inRequests(
      [first, second].flatMap((one) => one ?? []),
      () => usualLimits,
    ),
  ).toHaveLength(2);
});

test('keeps every record once, in order, in requests that Kafka accepts', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 20 }), (sizes) => {
      const requests = requestsOf(sizes);

      expect(requests.flat()).toEqual(sizes.map((_size, index) => index));
      for (const request of requests) {
        expect(request.length).toBeGreaterThan(0);
        expect(request.reduce((sum, index) => sum + (sizes[index] ?? 0), 0)).toBeLessThan(usualLimits.maxBatchBytes);
      }
    }),
    { numRuns: 50 },
  );
});

test('sends keyed records in one request, next to records without a key', () => {
  const keyless = (id: string) => ({ ...anOutgoing(id), record: { ...anOutgoing(id).record, key: null } });
  const records = [anOutgoing('a'), anOutgoing('b'), keyless('c'), keyless('d')];
  const requests = inRequests(records, () => ({ ...usualLimits, needsKeys: true }));

  expect(requests.map((request) => request.map(({ message }) => message.id))).toStrictEqual([['a', 'b'], ['c'], ['d']]);
});
