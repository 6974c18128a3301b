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
  readonly rejectedByQueue?: readonly string[];
}

/** Forwards messages over ports that fail for these ids; returns the calls of each port, and the result. */
async function forwarded(
  messages: readonly Message[],
  { unreachable = [], refused = [], rejectedByQueue = [] }: Fates = {},
) {
  const delivered: string[] = [];
  const deadLettered: Failure[] = [];
  const delayed: Failure[][] = [];
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
      return Promise.resolve({ failures, possibleDuplicates: 0 });
    },
    queues: {
      sendToDeadLetterQueue: (poison) => {
        calls.push('sendToDeadLetterQueue');
        deadLettered.push(...poison.filter(({ message }) => !rejectedByQueue.includes(message.id)));
        return Promise.resolve(poison.filter(({ message }) => rejectedByQueue.includes(message.id)));
      },
      delayRetry: (failures) => {
        calls.push('delayRetry');
        delayed.push([...failures]);
        return Promise.resolve();
      },
    },
  });
  return {
    ...result,
    delivered: result.delivered.length,
    calls,
    reached: { delivered, deadLettered: idsOf(deadLettered), delayed: delayed.map(idsOf) },
  };
}

const idsOf = (failures: readonly Failure[]): string[] => failures.map(({ message }) => message.id);
const sound = (id: string): Message => aMessage({ id });
const noEvent = (id: string): Message => aMessage({ id, body: 'no event' });

test('calls no queue for a batch that Kafka acknowledges', async () => {
  const { delivered, deadLettered, retried, calls } = await forwarded([sound('a'), sound('b')]);

  expect({ delivered, deadLettered, retried }).toEqual({ delivered: 2, deadLettered: [], retried: [] });
  expect(calls).toEqual(['deliver']);
});

test('dead-letters an invalid event with its reason and delivers the rest of the batch', async () => {
  const { delivered, deadLettered, retried, reached } = await forwarded([sound('a'), noEvent('b'), sound('c')]);

  expect(delivered).toBe(2);
  expect(deadLettered).toMatchObject([{ message: { id: 'b' }, cause: { code: 'NOT_JSON' } }]);
  expect(retried).toEqual([]);
  expect(reached).toEqual({ delivered: ['a', 'c'], deadLettered: ['b'], delayed: [] });
});

test('dead-letters a record that Kafka always refuses in the same call', async () => {
  const { delivered, deadLettered, calls } = await forwarded([sound('a'), noEvent('b'), sound('c')], {
    refused: ['c'],
  });

  expect(delivered).toBe(1);
  expect(idsOf(deadLettered)).toEqual(['b', 'c']);
  expect(calls).toEqual(['deliver', 'sendToDeadLetterQueue']);
});

test('delays the retry of a record that Kafka did not acknowledge', async () => {
  const { delivered, deadLettered, retried, calls, reached } = await forwarded([sound('a'), sound('b')], {
    unreachable: ['b'],
  });

  expect(delivered).toBe(1);
  expect(deadLettered).toEqual([]);
  expect(retried).toMatchObject([{ message: { id: 'b' }, cause: retriable }]);
  expect(reached.delayed).toEqual([['b']]);
  expect(calls).toEqual(['deliver', 'delayRetry']);
});

test('retries a poison message that the dead-letter queue rejects', async () => {
  const { deadLettered, retried, reached } = await forwarded([noEvent('a'), noEvent('b')], { rejectedByQueue: ['a'] });

  expect(idsOf(deadLettered)).toEqual(['b']);
  expect(idsOf(retried)).toEqual(['a']);
  expect(reached.delayed).toEqual([['a']]);
});

test('delivers first, then dead-letters poison messages, then delays the others', async () => {
  const { calls } = await forwarded([sound('a'), noEvent('b'), sound('c')], { unreachable: ['c'] });

  expect(calls).toEqual(['deliver', 'sendToDeadLetterQueue', 'delayRetry']);
});

test('delivers, dead-letters or retries each message, exactly one of them', async () => {
  const fates = fc.constantFrom(
    'lands',
    'unreachable',
    'refused',
    'no event',
    'refused, rejectedByQueue',
    'no event, rejectedByQueue',
  );

  await fc.assert(
    fc.asyncProperty(fc.array(fates, { maxLength: 20 }), async (fateOf) => {
      const messages = fateOf.map((fate, index) =>
        fate.startsWith('no event') ? noEvent(`m-${index}`) : sound(`m-${index}`),
      );
      const having = (word: string) =>
        messages.map(({ id }) => id).filter((_id, index) => fateOf[index]?.includes(word));
      const { delivered, deadLettered, retried, reached } = await forwarded(messages, {
        unreachable: having('unreachable'),
        refused: having('refused'),
        rejectedByQueue: having('rejectedByQueue'),
      });

      expect([...reached.delivered, ...reached.deadLettered, ...idsOf(retried)].sort()).toEqual(
        messages.map(({ id }) => id).sort(),
      );
      expect(reached.delivered).toEqual(having('lands'));
      expect([delivered, idsOf(deadLettered)]).toEqual([reached.delivered.length, reached.deadLettered]);
      expect(reached.delayed.flat()).toEqual(idsOf(retried));
    }),
  );
});

test.each(['sendToDeadLetterQueue', 'delayRetry'] as const)(
  'returns every message that did not land when %s rejects',
  async (failing) => {
    const messages = [sound('a'), noEvent('b')];
    const deliver = () =>
      Promise.resolve({ failures: [{ message: sound('a'), cause: retriable }], possibleDuplicates: 0 });
    const queues = { ...acceptingQueues, [failing]: () => Promise.reject(new Error('no route')) };

    const { deadLettered, retried } = await forwardBatch(messages, { topicOf: () => 'events', deliver, queues });

    expect([idsOf(retried), idsOf(deadLettered)]).toEqual(
      failing === 'sendToDeadLetterQueue' ? [['a', 'b'], []] : [['a'], ['b']],
    );
  },
);
