import { retryDenied } from '../../../platform/retry-denied.ts';

const anError = (name: string): Error => Object.assign(new Error('no'), { name });

/** A call that fails with these errors, one after the other, and then answers. */
function run(...errors: readonly Error[]) {
  const left = [...errors];
  const pauses: number[] = [];
  const call = () => {
    const error = left.shift();
    return error ? Promise.reject(error) : Promise.resolve('done');
  };
  return { pauses, result: retryDenied(call, (attempt) => Promise.resolve(void pauses.push(attempt))) };
}

test.each(['AccessDenied', 'AccessDeniedException', 'ForbiddenException', 'UnauthorizedException'])(
  'calls again after a pause what is denied as %s',
  async (name) => {
    const { result, pauses } = run(anError(name), anError(name));

    expect(await result).toBe('done');
    expect(pauses).toEqual([1, 2]);
  },
);

test('rejects with the denial after the sixth attempt', async () => {
  const denied = anError('AccessDeniedException');
  const { result, pauses } = run(...Array.from({ length: 6 }, () => denied));

  await expect(result).rejects.toBe(denied);
  expect(pauses).toEqual([1, 2, 3, 4, 5]);
});

test('rejects with any other error at once', async () => {
  const { result, pauses } = run(anError('ResourceNotFoundException'));

  await expect(result).rejects.toThrow('no');
  expect(pauses).toEqual([]);
});
