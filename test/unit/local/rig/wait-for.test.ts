import { waitFor } from '../../../../local/rig/wait-for.ts';

/** A check that returns these answers in turn, then repeats the last one, and counts its calls. */
function checks<Answer>(...answers: Answer[]) {
  let count = 0;
  const check = (): Answer => {
    count += 1;
    return answers[Math.min(count, answers.length) - 1] as Answer;
  };
  return { check, count: () => count };
}

const soon = { what: 'the moon', timeoutMs: 1000, intervalMs: 1 };

test('the first check finds an answer that exists', async () => {
  const { check, count } = checks('moon');

  expect(await waitFor(check, soon)).toBe('moon');
  expect(count()).toBe(1);
});

test('undefined and false are not answers, and the check runs again', async () => {
  const { check, count } = checks<string | undefined | false>(undefined, false, 'moon');

  expect(await waitFor(check, soon)).toBe('moon');
  expect(count()).toBe(3);
});

test.each([[0], [''], [null]])('%j is something', async (value) => {
  expect(await waitFor(() => value, soon)).toBe(value);
});

test('a check may be asynchronous', async () => {
  const { check } = checks(undefined, 'moon');

  expect(await waitFor(() => Promise.resolve(check()), soon)).toBe('moon');
});

test('the check runs once even when no time is left', async () => {
  expect(await waitFor(() => 'moon', { ...soon, timeoutMs: 0 })).toBe('moon');
});

test('when the time is over it says what it waited for, and how long', async () => {
  const begin = Date.now();

  await expect(waitFor(() => undefined, { ...soon, timeoutMs: 100 })).rejects.toThrow(
    'Timed out after 0.1 s waiting for the moon.',
  );
  expect(Date.now() - begin).toBeGreaterThanOrEqual(100);
});

test('a check that fails ends the waiting', async () => {
  await expect(waitFor(() => Promise.reject(new Error('clouds')), soon)).rejects.toThrow('clouds');
});

test('the signal ends the waiting with its reason', async () => {
  const interrupt = new AbortController();
  const check = () => {
    interrupt.abort(new Error('Ctrl-C'));
    return undefined;
  };

  await expect(waitFor(check, { ...soon, signal: interrupt.signal })).rejects.toThrow('Ctrl-C');
});

test('no check runs when the signal came first', async () => {
  const { check, count } = checks('moon');

  await expect(waitFor(check, { ...soon, signal: AbortSignal.abort(new Error('Ctrl-C')) })).rejects.toThrow('Ctrl-C');
  expect(count()).toBe(0);
});
