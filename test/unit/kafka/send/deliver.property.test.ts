import fc from 'fast-check';
import { aProtocolError, refused, retriesExceeded, tooLarge } from '../../../given/builders/a-kafka-error.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import type { Answer } from '../../../given/fakes/fake-producer.ts';
import { delivered } from './delivered.ts';

const moved = retriesExceeded(aProtocolError('NOT_LEADER_FOR_PARTITION', 6, true));
const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>('all', 'never', refused(), tooLarge(), moved, new Error('?')),
  // Which records it names; it may say nothing of the last ones.
  fc.array(fc.boolean(), { maxLength: 8 }),
);
const connecting = fc.oneof(
  { weight: 3, arbitrary: fc.constant('connects' as const) },
  { weight: 2, arbitrary: fc.constantFrom('never' as const, refused()) },
);

/** One element after the other, then from the beginning again. */
const inTurn =
  <Element>(elements: readonly [Element, ...Element[]]) =>
  (nth: number): Element =>
    elements[nth % elements.length] ?? elements[0];
const someOf = <Element>(element: fc.Arbitrary<Element>) =>
  fc.tuple(element, fc.array(element, { maxLength: 12 })).map(([first, more]) => inTurn([first, ...more]));

const batches = fc
  .array(fc.constantFrom(undefined, undefined, undefined, 300_000), { maxLength: 20 })
  .map((sizes) => sizes.map((bytes, index) => anOutgoing(`m-${index}.`, bytes)));
const situations = fc.record({
  batch: batches,
  answerOf: someOf(answers),
  connecting: someOf(connecting),
  withinMs: fc.constantFrom(0, 100, 1_000, 60_000),
});

test('acknowledges each record or returns a reason, and sends nothing later', async () => {
  await fc.assert(
    fc.asyncProperty(situations, async ({ batch, answerOf, ...situation }) => {
      const answer = (_values: readonly string[], nth: number) => answerOf(nth);
      const { failures, acknowledged, sends, ended, made } = await delivered(batch, { answer, ...situation });
      const landed = acknowledged.map((value) => value.replace(/\.+$/, '.'));
      const failed = failures.map(({ message }) => message.id);

      expect([...landed, ...failed].sort()).toEqual(batch.map(({ message }) => message.id).sort());
      expect(failures.every(({ cause }) => cause.code !== '' && cause.detail !== '')).toBe(true);
      expect(ended.afterMs).toBeLessThanOrEqual(situation.withinMs);
      expect(sends).toHaveLength(ended.afterSends);
      // Every producer but the last has failed once, and was not used again.
      expect(made.slice(0, -1).every(({ isDestroyed }) => isDestroyed())).toBe(true);
    }),
    { numRuns: 300 },
  );
});
