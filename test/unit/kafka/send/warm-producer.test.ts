import { warmProducer } from '../../../../kafka/send/warm-producer.ts';
import { refused } from '../../../given/builders/a-kafka-error.ts';
import { fakeProducers } from '../../../given/fakes/fake-producer.ts';

/** Fake producers, and one of them kept warm. */
function aWarmProducer(options: Parameters<typeof fakeProducers>[0] = {}) {
  const producers = fakeProducers(options);
  return { ...producers, ...warmProducer(producers.create) };
}

const isDestroyed = (producer: { isDestroyed: () => boolean }): boolean => producer.isDestroyed();

test('no producer is made before one is needed', () => {
  expect(aWarmProducer().made).toEqual([]);
});

test('the same producer is used again and again, connected once', async () => {
  const { acquire, made } = aWarmProducer();
  const first = await acquire();

  expect(await acquire()).toBe(first);
  expect(made.map(isDestroyed)).toEqual([false]);
});

test('two who want it at once share one', async () => {
  const { acquire, made } = aWarmProducer();
  const [first, second] = await Promise.all([acquire(), acquire()]);

  expect(second).toBe(first);
  expect(made).toHaveLength(1);
});

test('one that is discarded is destroyed at once, and the next is a new object', async () => {
  const { acquire, discard, made } = aWarmProducer();
  const first = await acquire();

  discard();
  expect(made.map(isDestroyed)).toEqual([true]);

  expect(await acquire()).not.toBe(first);
  expect(made.map(isDestroyed)).toEqual([true, false]);
});

test('rejects with the error of a connection, and connects again after a discard', async () => {
  const error = refused();
  const { acquire, discard, made } = aWarmProducer({ connecting: (nth) => (nth === 0 ? error : 'connects') });

  await expect(acquire()).rejects.toBe(error);
  discard();
  await expect(acquire()).resolves.toBeDefined();
  expect(made.map(isDestroyed)).toEqual([true, false]);
});

test('a discard while it connects ends the wait', async () => {
  const { acquire, discard } = aWarmProducer({ connecting: () => 'never' });
  const acquiring = acquire();

  discard();

  await expect(acquiring).rejects.toThrow('destroyed');
});

test('a discard before there is a producer does nothing, nor does a second one', async () => {
  const { acquire, discard, made } = aWarmProducer();

  discard();
  await acquire();
  discard();
  discard();

  expect(made.map(isDestroyed)).toEqual([true]);
});
