import fc from 'fast-check';
import { rememberedMs, silentBrokers } from '../../../../kafka/kafkajs/silent-brokers.ts';

/** A memory whose clock stands at 0 until it is moved. */
function aMemory(random = Math.random) {
  let time = 0;
  return { ...silentBrokers({ now: () => time, random }), moveTo: (ms: number) => (time = ms) };
}

test('remembers a silent broker for half a minute, or until it answers', () => {
  const memory = aMemory();
  memory.add('a:1');
  memory.add('b:1');
  memory.answered('b:1');

  expect(['a:1', 'b:1', 'c:1'].filter(memory.has)).toEqual(['a:1']);
  memory.moveTo(rememberedMs);
  expect(memory.has('a:1')).toBe(false);
});

test('waits for an answer of every broker after a failure, for half a minute', () => {
  const memory = aMemory();
  memory.answered('a:1');
  memory.addAll();
  memory.answered('b:1');

  expect(['a:1', 'b:1', 'c:1'].filter(memory.has)).toEqual(['a:1', 'c:1']);
  memory.moveTo(rememberedMs);
  expect(['a:1', 'b:1', 'c:1'].filter(memory.has)).toEqual([]);
});

test('orders every address once, the silent ones last', () => {
  const addresses = fc.uniqueArray(
    fc.nat(9).map((number) => `b-${number}:9092`),
    { minLength: 1 },
  );

  fc.assert(
    fc.property(addresses, fc.array(fc.nat(9)), (all, numbers) => {
      const memory = aMemory();
      const silent = new Set(numbers.map((number) => `b-${number}:9092`));
      silent.forEach(memory.add);

      const ordered = memory.silentLast([...all, ...all]);

      expect([...ordered].sort()).toEqual([...all].sort());
      const ranks = ordered.map((address) => (silent.has(address) ? 1 : 0));
      expect(ranks).toEqual([...ranks].sort());
    }),
  );
});

test('orders a broker that was silent after those of which only an answer is awaited', () => {
  const memory = aMemory();
  memory.add('a:1');
  memory.addAll();
  memory.answered('c:1');

  expect(memory.silentLast(['a:1', 'b:1', 'c:1'])).toEqual(['c:1', 'b:1', 'a:1']);
});

test('puts each address first now and then', () => {
  const { silentLast } = aMemory();

  const first = new Set(Array.from({ length: 100 }, () => silentLast(['a:1', 'b:1', 'c:1'])[0]));

  expect(first.size).toBe(3);
});
