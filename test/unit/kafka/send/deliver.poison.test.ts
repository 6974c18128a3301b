import fc from 'fast-check';
import { aConnectionError, retriesExceeded, tooLarge } from '../../../given/builders/a-kafka-error.ts';
import { anOutgoing, outgoings } from '../../../given/builders/an-outgoing.ts';
import type { Answer } from '../../../given/fakes/fake-producer.ts';
import { delivered } from './delivered.ts';

/** A cluster that refuses every batch with one of these records in it, and does not say for which. */
const refusing =
  (...poison: readonly string[]) =>
  (values: readonly string[]): Answer =>
    values.some((value) => poison.includes(value)) ? tooLarge() : 'all';

test('a record that Kafka can never take is found, and all others are delivered', async () => {
  const { failures, acknowledged } = await delivered(outgoings(6), { answer: refusing('m-3') });

  expect(failures).toMatchObject([{ message: { id: 'm-3' }, cause: { code: 'MESSAGE_TOO_LARGE', retriable: false } }]);
  expect(acknowledged).toEqual(['m-0', 'm-1', 'm-2', 'm-4', 'm-5']);
});

test('fails only poison records, as poison, and delivers all others', async () => {
  const whichArePoison = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });

  await fc.assert(
    fc.asyncProperty(whichArePoison, async (isPoison) => {
      const outgoing = outgoings(isPoison.length);
      const ids = outgoing.map(({ message }) => message.id);
      const poison = ids.filter((_id, index) => isPoison[index]);
      const { failures, acknowledged } = await delivered(outgoing, { answer: refusing(...poison) });

      expect(failures.map(({ message }) => message.id)).toEqual(poison);
      expect(failures.every(({ cause }) => !cause.retriable)).toBe(true);
      expect(acknowledged).toEqual(ids.filter((id) => !poison.includes(id)));
    }),
  );
});

test('poison is found in logarithmically many sends', async () => {
  const { sends } = await delivered(outgoings(128), { answer: refusing('m-77') });

  expect(sends.length).toBeLessThanOrEqual(2 * Math.log2(128) + 1);
});

test('poison is known also inside the outer error of the client', async () => {
  const { failures } = await delivered(outgoings(1), { answer: () => retriesExceeded(tooLarge()) });

  expect(failures).toMatchObject([{ cause: { code: 'MESSAGE_TOO_LARGE', retriable: false } }]);
});

test('poison in one chunk does not keep the next ones from being sent', async () => {
  const large = ['a', 'b', 'c'].map((id) => anOutgoing(id, 700_000));
  const { failures, acknowledged } = await delivered(large, {
    answer: ([value]) => (value?.startsWith('a') ? tooLarge() : 'all'),
  });

  expect(failures.map(({ message }) => message.id)).toEqual(['a']);
  expect(acknowledged.map((value) => value[0])).toEqual(['b', 'c']);
});

test('a record that fails for another reason while poison is sought is not poison', async () => {
  const answer = (values: readonly string[]): Answer => {
    if (values.length > 1) return tooLarge();
    return values.includes('m-0') ? retriesExceeded(aConnectionError('ECONNRESET')) : 'all';
  };
  const { failures, acknowledged } = await delivered(outgoings(2), { answer });

  expect(failures).toMatchObject([{ message: { id: 'm-0' }, cause: { code: 'ECONNRESET', retriable: true } }]);
  expect(acknowledged).toEqual(['m-1']);
});

test('records for which no time is left while poison is sought are not poison', async () => {
  const { failures } = await delivered(outgoings(4), { answer: (_values, nth) => (nth === 0 ? tooLarge() : 'never') });

  expect(failures).toMatchObject(Array(4).fill({ cause: { code: 'OUT_OF_TIME', retriable: true } }));
});
