import { cachedSecret, rereadAfterMs } from '../../../platform/cached-secret.ts';

/** A secret whose text counts its readings, and a clock. */
function aSecret({
  fails = () => false,
  says = (nth) => `text ${nth}`,
}: { readonly fails?: (nth: number) => boolean; readonly says?: (nth: number) => string } = {}) {
  const clock = { nowMs: 1_000_000 };
  let readings = 0;
  const read = () => {
    readings += 1;
    return fails(readings) ? Promise.reject(new Error('no answer')) : Promise.resolve(says(readings));
  };
  return { clock, readings: () => readings, ...cachedSecret(read, () => clock.nowMs) };
}

test('reads the secret once, when it is needed, also for two calls at the same time', async () => {
  const { text, readings } = aSecret();
  expect(readings()).toBe(0);

  expect(await Promise.all([text(), text()])).toEqual(['text 1', 'text 1']);
  expect(await text()).toBe('text 1');
});

test('reads a useless secret again, and reports whether its text has changed', async () => {
  const { text, changed, clock } = aSecret();
  await text();
  clock.nowMs += rereadAfterMs;

  expect(await changed()).toBe(true);
  expect(await text()).toBe('text 2');
});

test('does not count the same text as a change', async () => {
  const { text, changed, clock, readings } = aSecret({ says: () => 'same' });
  await text();
  clock.nowMs += rereadAfterMs;

  expect(await changed()).toBe(false);
  expect([await text(), readings()]).toEqual(['same', 2]);
});

test('reads a secret that stays useless every 30 seconds at most', async () => {
  const { text, changed, clock, readings } = aSecret();
  for (let second = 0; second < 60; second++) {
    await text();
    await changed();
    clock.nowMs += 1000;
  }

  expect(rereadAfterMs).toBe(30_000);
  expect(readings()).toBe(2);
});

test('keeps the text if a new reading fails, and does not ask with each batch', async () => {
  const { text, changed, clock, readings } = aSecret({ fails: (nth) => nth > 1 });
  await text();
  clock.nowMs += rereadAfterMs;

  expect([await changed(), await changed()]).toEqual([false, false]);
  expect([await text(), readings()]).toEqual(['text 1', 2]);
});

test('a reading that failed is not kept', async () => {
  const { text } = aSecret({ fails: (nth) => nth === 1 });

  await expect(text()).rejects.toThrow('no answer');
  expect(await text()).toBe('text 2');
});

test('counts a secret as changed that has not been read', async () => {
  const { changed, readings } = aSecret();

  expect([await changed(), readings()]).toEqual([true, 0]);
});
