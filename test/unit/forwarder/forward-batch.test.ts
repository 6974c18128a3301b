import fc from 'fast-check';
import type { Failure } from '../../../kafka/failures/failure.ts';
import { forwardBatch } from '../../../forwarder/forward-batch.ts';
import type { Message } from '../../../kafka/records/message.ts';
import { retriable, poisonous } from '../../given/builders/a-failure.ts';
import { aMessage } from '../../given/builders/a-message.ts';
import { acceptingQueues } from '../../given/fakes/accepting-ports.ts';

interface Fates {
  /** Ids of messages that Kafka does not acknowledge. */
  readonly unreachable?: readonly string[];
  /** Ids of messages that Kafka refuses for ever. */
  readonly refused?: readonly string[];
  /** Ids of messages that the dead-letter queue does not take. */
  readonly unparkable?: readonly string[];
}

/** Forwards messages over ports that let these ids fail; what reached each port, and what became of the batch. */
async function forwarded(
  messages: readonly Message[],
  { unreachable = [], refused = [], unparkable = [] }: Fates = {},
) {
  const delivered: string[] = [];
  const parked: Failure[] = [];
  const postponed: Failure[][] = [];
  const calls: string[] = [];
  const result = await forwardBatch(messages, {
    topicOf: () => 'events',
    deliver: (outgoing) => {
      calls.push('deliver');
      const failures = outgoing.flatMap(({ message }): Failure[] => {
        if (unreachable.includes(message.id)) return [{ message, cause: retriable }];
        return refused.includes(message.id) ? [{ message, cause: poisonous }] : [];
      });
      const failed = idsOf(failures);
      delivered.push(...outgoing.map(({ message }) => message.id).filter((id) => !failed.includes(id)));
      return Promise.resolve({ failures, possiblyTwice: 0 });
    },
    queues: {
      park: (poison) => {
        calls.push('park');
        parked.push(...poison.filter(({ message }) => !unparkable.includes(message.id)));
        return Promise.resolve(poison.filter(({ message }) => unparkable.includes(message.id)));
      },
      postpone: (failures) => {
        calls.push('postpone');
        postponed.push([...failures]);
        return Promise.resolve();
      },
    },
  });
  return {
    ...result,
    delivered: result.delivered.length,
    calls,
    reached: { delivered, parked: idsOf(parked), postponed: postponed.map(idsOf) },
  };
}

const idsOf = (failures: readonly Failure[]): string[] => failures.map(({ message }) => message.id);
const sound = (id: string): Message => aMessage({ id });
const noEvent = (id: string): Message => aMessage({ id, body: 'no event' });

test('a batch that Kafka acknowledges is done: nothing is parked, nothing postponed', async () => {
  const { delivered, parked, retried, calls } = await forwarded([sound('a'), sound('b')]);

  expect({ delivered, parked, retried }).toEqual({ delivered: 2, parked: [], retried: [] });
  expect(calls).toEqual(['deliver']);
});

test('what is no event is parked with its reason, its neighbours are delivered', async () => {
  const { delivered, parked, retried, reached } = await forwarded([sound('a'), noEvent('b'), sound('c')]);

  expect(delivered).toBe(2);
  expect(parked).toMatchObject([{ message: { id: 'b' }, cause: { code: 'NOT_JSON' } }]);
  expect(retried).toEqual([]);
  expect(reached).toEqual({ delivered: ['a', 'c'], parked: ['b'], postponed: [] });
});

test('what Kafka refuses for ever is parked in the same call', async () => {
  const { delivered, parked, calls } = await forwarded([sound('a'), noEvent('b'), sound('c')], { refused: ['c'] });

  expect(delivered).toBe(1);
  expect(idsOf(parked)).toEqual(['b', 'c']);
  expect(calls).toEqual(['deliver', 'park']);
});

test('what Kafka did not acknowledge comes again, later, and is not parked', async () => {
  const { delivered, parked, retried, calls, reached } = await forwarded([sound('a'), sound('b')], {
    unreachable: ['b'],
  });

  expect(delivered).toBe(1);
  expect(parked).toEqual([]);
  expect(retried).toMatchObject([{ message: { id: 'b' }, cause: retriable }]);
  expect(reached.postponed).toEqual([['b']]);
  expect(calls).toEqual(['deliver', 'postpone']);
});

test('poison that cannot be parked comes again, later, and does not count as parked', async () => {
  const { parked, retried, reached } = await forwarded([noEvent('a'), noEvent('b')], { unparkable: ['a'] });

  expect(idsOf(parked)).toEqual(['b']);
  expect(idsOf(retried)).toEqual(['a']);
  expect(reached.postponed).toEqual([['a']]);
});

test('messages are delivered before poison is parked, and parked before others are postponed', async () => {
  const { calls } = await forwarded([sound('a'), noEvent('b'), sound('c')], { unreachable: ['c'] });

  expect(calls).toEqual(['deliver', 'park', 'postpone']);
});

test('whatever fails, each message is in Kafka, in the dead-letter queue, or comes again: exactly one of them', async () => {
  const fates = fc.constantFrom(
    'lands',
    'unreachable',
    'refused',
    'no event',
    'refused, unparkable',
    'no event, unparkable',
  );

  await fc.assert(
    fc.asyncProperty(fc.array(fates, { maxLength: 20 }), async (fateOf) => {
      const messages = fateOf.map((fate, index) =>
        fate.startsWith('no event') ? noEvent(`m-${index}`) : sound(`m-${index}`),
      );
      const having = (word: string) =>
        messages.map(({ id }) => id).filter((_id, index) => fateOf[index]?.includes(word));
      const { delivered, parked, retried, reached } = await forwarded(messages, {
        unreachable: having('unreachable'),
        refused: having('refused'),
        unparkable: having('unparkable'),
      });

      expect([...reached.delivered, ...reached.parked, ...idsOf(retried)].sort()).toEqual(
        messages.map(({ id }) => id).sort(),
      );
      expect(reached.delivered).toEqual(having('lands'));
      expect([delivered, idsOf(parked)]).toEqual([reached.delivered.length, reached.parked]);
      expect(reached.postponed.flat()).toEqual(idsOf(retried));
    }),
  );
});

test.each(['park', 'postpone'] as const)('returns every message that did not land when %s rejects', async (failing) => {
  const messages = [sound('a'), noEvent('b')];
  const deliver = () => Promise.resolve({ failures: [{ message: sound('a'), cause: retriable }], possiblyTwice: 0 });
  const queues = { ...acceptingQueues, [failing]: () => Promise.reject(new Error('no route')) };

  const { parked, retried } = await forwardBatch(messages, { topicOf: () => 'events', deliver, queues });

  expect([idsOf(retried), idsOf(parked)]).toEqual(failing === 'park' ? [['a', 'b'], []] : [['a'], ['b']]);
});
