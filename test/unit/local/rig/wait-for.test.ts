import { waitFor } from '../../../../local/rig/wait-for.ts';

/** A look that gives these answers one after the other, and then the last again and again. */
function looks<Answer>(...answers: Answer[]) {
  let count = 0;
  const look = (): Answer => {
    count += 1;
    return answers[Math.min(count, answers.length) - 1] as Answer;
  };
  return { look, count: () => count };
}

const soon = { what: 'the moon', timeoutMs: 1000, intervalMs: 1 };

test('what is there already is found at the first look', async () => {
  const { look, count } = looks('moon');

  expect(await waitFor(look, soon)).toBe('moon');
  expect(count()).toBe(1);
});

test('undefined and false are nothing: it looks again', async () => {
  const { look, count } = looks<string | undefined | false>(undefined, false, 'moon');

  expect(await waitFor(look, soon)).toBe('moon');
  expect(count()).toBe(3);
});

test.each([[0], [''], [null]])('%j is something', async (value) => {
  expect(await waitFor(() => value, soon)).toBe(value);
});

test('a look may take its time', async () => {
  const { look } = looks(undefined, 'moon');

  expect(await waitFor(() => Promise.resolve(look()), soon)).toBe('moon');
});

test('it looks once even when no time is left', async () => {
  expect(await waitFor(() => 'moon', { ...soon, timeoutMs: 0 })).toBe('moon');
});

test('when the time is over it says what it waited for, and how long', async () => {
  const begin = Date.now();

  await expect(waitFor(() => undefined, { ...soon, timeoutMs: 100 })).rejects.toThrow(
    'Timed out after 0.1 s waiting for the moon.',
  );
  expect(Date.now() - begin).toBeGreaterThanOrEqual(100);
});

test('a look that fails ends the waiting', async () => {
  await expect(waitFor(() => Promise.reject(new Error('clouds')), soon)).rejects.toThrow('clouds');
});

test('the signal ends the waiting with its reason', async () => {
  const interrupt = new AbortController();
  const look = () => {
    interrupt.abort(new Error('Ctrl-C'));
    return undefined;
  };

  await expect(waitFor(look, { ...soon, signal: interrupt.signal })).rejects.toThrow('Ctrl-C');
});

test('nobody looks when the signal came first', async () => {
  const { look, count } = looks('moon');

  await expect(waitFor(look, { ...soon, signal: AbortSignal.abort(new Error('Ctrl-C')) })).rejects.toThrow('Ctrl-C');
  expect(count()).toBe(0);
});
