import { fuzzRound } from '../../../bench/replay-fuzz/fuzz-round.ts';
import { processLife } from '../../../bench/replay-fuzz/process-life.ts';
import { missingIn, randomMessages } from '../../../bench/replay-fuzz/random-messages.ts';
import { seededRandom } from '../../../bench/seeded-random.ts';

const seeds = Array.from({ length: 24 }, (_none, index) => index + 1);

test('loses no message to faults, kills or full disks, and finishes without faults', async () => {
  const rounds = [];
  for (const seed of seeds) rounds.push(await fuzzRound({ seed, maxCount: 100, maxBytes: 20_000 }));

  expect(rounds.flatMap(({ problems }) => problems)).toEqual([]);
  const ends = new Set(rounds.flatMap(({ ends }) => ends));
  expect([...ends].sort()).toEqual([0, 1, 'killed']);
  expect(new Set(rounds.map(({ stage }) => stage)).size).toBe(5);
});

// One ends well, one fails, and of one both operators are stopped.
test.each([15, 9, 24])('keeps every byte of messages up to 1 MiB in the purge of seed %d', async (seed) => {
  const round = await fuzzRound({ seed, maxCount: 40, maxBytes: 1_048_000 });

  expect([round.stage, round.problems]).toEqual(['purge', []]);
});

test('misses a message that is gone, cut or lacks an attribute', () => {
  const messages = randomMessages(seededRandom(1), 4, 500);
  const [one, two, three, four] = messages;
  const found = [one, { ...two, body: two?.body.slice(1) ?? '' }, { ...three, attributes: {} }];

  const missing = missingIn(
    messages,
    found.flatMap((message) => (message?.attributes ? [{ body: '', attributes: {}, ...message }] : [])),
  );

  expect(missing).toEqual([two, three, four]);
});

test('lets the last steps of a killed process end, and starts no other', async () => {
  const life = processLife(1);
  const done: string[] = [];
  const step = (name: string) => life.step(() => Promise.resolve(void done.push(name)));

  const first = step('first');
  void step('second').then(() => done.push('after the second'));
  void first.then(() => done.push('after the first'));

  expect(await life.killed).toBe('killed');
  expect(done).toEqual(['first']);
});
