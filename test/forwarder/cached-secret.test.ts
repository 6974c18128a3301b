import { cachedSecret, rereadAfterMs } from '../../forwarder/cached-secret.ts';

/** A secret whose text counts its readings, and a clock. */
function aSecret({ fails = () => false }: { readonly fails?: (nth: number) => boolean } = {}) {
  const clock = { nowMs: 1_000_000 };
  let readings = 0;
  const read = () => {
    readings += 1;
    return fails(readings) ? Promise.reject(new Error('no answer')) : Promise.resolve(`text ${readings}`);
  };
  return { clock, readings: () => readings, ...cachedSecret(read, () => clock.nowMs) };
}

test('it is read when it is needed, once, also for two who want it at the same time', async () => {
  const { text, readings } = aSecret();
  expect(readings()).toBe(0);

  expect(await Promise.all([text(), text()])).toEqual(['text 1', 'text 1']);
  expect(await text()).toBe('text 1');
});

test('one that was refused is read again', async () => {
  const { text, refused, clock } = aSecret();
  await text();
  clock.nowMs += rereadAfterMs;

  expect(refused()).toBe(true);
  expect(await text()).toBe('text 2');
});

test('one that is refused over and over is read every 30 seconds at most', async () => {
  const { text, refused, clock, readings } = aSecret();
  for (let second = 0; second < 60; second++) {
    await text();
    refused();
    clock.nowMs += 1000;
  }

  expect(rereadAfterMs).toBe(30_000);
  expect(readings()).toBe(2);
});

test('a reading that failed is not kept', async () => {
  const { text } = aSecret({ fails: (nth) => nth === 1 });

  await expect(text()).rejects.toThrow('no answer');
  expect(await text()).toBe('text 2');
});
