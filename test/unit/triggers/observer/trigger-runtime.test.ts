import { fakeRuntime } from '../../../given/fakes/fake-runtime.ts';
import { marginMs } from '../../../../triggers/publish/time-left.ts';
import type { Processor, TriggerInvocation } from '../../../../triggers/publish/fail-open.ts';

/** Rejects this many times, then does the work. */
function failing<Arguments extends unknown[], Result>(
  times: number,
  work: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
  let calls = 0;
  return (...given) => (++calls <= times ? Promise.reject(new Error('not yet')) : work(...given));
}

const over = (processor: Processor, warmUp = () => Promise.resolve()) => ({
  load: () => Promise.resolve({ processor, warmUp, check: () => Promise.resolve() }),
});
const noTime: object = { getRemainingTimeInMillis: () => 0 };

/** Contains `true` once the promise has resolved. */
function watch(promise: Promise<void>) {
  const done: boolean[] = [];
  void promise.then(() => done.push(true));
  return done;
}

const settle = () => jest.advanceTimersByTimeAsync(1);
const failure = {
  level: 'error',
  message: 'event processing failed',
  EventsNotNormalized: 1,
  EventBusName: 'identity',
};
const fallback = (code: string) => ({ level: 'warn', message: 'publishing before response', code });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('after the response', () => {
  test('loads nothing before the first response, and loads once', async () => {
    const { start, invoke, steps, lines } = fakeRuntime();
    const { handle } = await start();
    for (const event of ['a', 'b']) {
      invoke();
      await handle(event);
      steps.push(`answered ${event}`);
      await settle();
    }

    const [first, second] = ['after-response: a', 'after-response: b'];
    expect(steps).toEqual(['answered a', 'load after-response', first, 'answered b', second]);
    expect(lines).toEqual([]);
  });

  test('counts an event whose code fails to load, and loads again for the next event', async () => {
    const { load, ...rest } = fakeRuntime();
    const { start, invoke, lines } = fakeRuntime({}, { load: failing(1, load) });
    const { handle } = await start();
    for (const event of ['a', 'b']) {
      invoke();
      await handle(event);
      await settle();
    }

    expect(lines).toMatchObject([failure]);
    expect(rest.steps).toEqual(['load after-response', 'after-response: b']);
  });

  test('processes an event for longer than the response could wait', async () => {
    const slowly = async ({ input }: TriggerInvocation) => {
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      steps.push(String(input));
    };
    const { start, invoke, steps, lines } = fakeRuntime({}, over(slowly));
    const { handle } = await start();
    invoke();
    await handle('a', noTime);
    await jest.advanceTimersByTimeAsync(60_001);

    expect(steps).toEqual(['a']);
    expect(lines).toEqual([]);
  });

  test('publishes before the response after the Extensions API failed, and logs it once', async () => {
    const { start, invoke, fail, steps, lines } = fakeRuntime();
    const { handle } = await start();
    invoke();
    await handle('a');
    await settle();
    fail();
    await settle();
    await handle('b');
    await handle('c');

    expect(steps).toEqual([
      ...['load after-response', 'after-response: a'],
      ...['load before-response', 'before-response: b', 'before-response: c'],
    ]);
    expect(lines).toMatchObject([fallback('EXTENSIONS_API_FAILED')]);
  });
});

describe('before the response', () => {
  const asked = { DELIVERY: 'before-response' };
  const notAsked = { register: () => Promise.reject(new Error('not asked')) };

  test('loads and warms up before the first event', async () => {
    const { start, steps, lines } = fakeRuntime(asked, notAsked);
    const { handle } = await start();
    expect(steps).toEqual(['load before-response', 'warm']);

    await handle('a');
    await handle('b');
    expect(steps.slice(2)).toEqual(['before-response: a', 'before-response: b']);
    expect(lines).toEqual([]);
  });

  test('is the fallback without an Extensions API, and is logged once', async () => {
    const { start, steps, lines } = fakeRuntime({}, { register: () => Promise.reject(new Error('403')) });
    const { handle } = await start();
    await handle('a');
    await handle('b');

    expect(steps).toEqual(['load before-response', 'warm', 'before-response: a', 'before-response: b']);
    expect(lines).toMatchObject([fallback('NO_EXTENSIONS_API')]);
  });

  test('loses no event when only the first load fails', async () => {
    const { load, steps } = fakeRuntime();
    const { start, lines } = fakeRuntime(asked, { load: failing(1, load) });
    const { handle } = await start();
    await handle('a');

    expect(steps).toEqual(['load before-response', 'before-response: a']);
    expect(lines).toEqual([]);
  });

  test('counts each event until the code loads', async () => {
    const { load, steps } = fakeRuntime();
    const { start, lines } = fakeRuntime(asked, { load: failing(3, load) });
    const { handle } = await start();
    for (const event of ['a', 'b', 'c', 'd']) await handle(event);

    expect(lines).toMatchObject([failure, failure]);
    expect(steps).toEqual(['load before-response', 'before-response: c', 'before-response: d']);
  });

  test.each([
    ['rejects', () => Promise.reject(new Error('against its word'))],
    [
      'throws',
      () => {
        throw new Error('against its word');
      },
    ],
  ])('loses no event when the warm-up %s', async (_what, warmUp) => {
    const seen: unknown[] = [];
    const processor = ({ input }: TriggerInvocation) => Promise.resolve(void seen.push(input));
    const { start, lines } = fakeRuntime(asked, over(processor, warmUp));

    await (await start()).handle('a');

    expect([seen, lines]).toEqual([['a'], []]);
  });

  test('counts a failure by the name of the bus', async () => {
    const { start, lines } = fakeRuntime(
      asked,
      over(() => Promise.reject(new Error('no'))),
    );

    await (await start()).handle('a');

    expect(lines).toMatchObject([failure]);
  });

  test('waits for the processor', async () => {
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 500));
    const { handle } = await fakeRuntime(asked, over(slowly)).start();
    const done = watch(handle('a'));

    await jest.advanceTimersByTimeAsync(499);
    expect(done).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(done).toEqual([true]);
  });
});

describe('the invocation', () => {
  /** The invocations that the processor gets, before the response. */
  async function processed(env: object, calls: readonly (readonly [unknown, object?])[]) {
    const invocations: TriggerInvocation[] = [];
    const processor = (one: TriggerInvocation) => Promise.resolve(void invocations.push(one));
    const { handle } = await fakeRuntime({ DELIVERY: 'before-response', ...env }, over(processor)).start();
    for (const [event, context] of calls) await handle(event, context);
    return invocations;
  }

  test('has the event itself, with the id and the time of the invocation', async () => {
    const event = { triggerSource: 'PostAuthentication_Authentication' };
    const [first, second] = await processed({}, [[event, { awsRequestId: 'request-1' }], [event]]);

    expect(first?.input).toBe(event);
    expect(first).toMatchObject({ requestId: 'request-1', at: new Date() });
    expect(second).toMatchObject({ requestId: undefined, at: new Date() });
  });

  test('has the remaining time, less a margin', async () => {
    const context = { getRemainingTimeInMillis: () => 1_000 };
    const [one] = await processed({ AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' }, [['a', context]]);

    expect(one?.timeLeft?.()).toBe(1_000 - marginMs);
  });

  test.each([[undefined], [null], ['text'], [7]])('has the input %p as it is', async (input) => {
    expect(await processed({}, [[input]])).toMatchObject([{ input }]);
  });

  test('has no id if the context cannot be read', async () => {
    const context = Object.defineProperty({}, 'awsRequestId', {
      get: () => {
        throw new Error('not for you');
      },
    });

    expect(await processed({}, [['a', context]])).toMatchObject([{ input: 'a', requestId: undefined }]);
  });
});

test('counts an event whose code does not load in time, without delaying the response', async () => {
  const { start, fail, lines } = fakeRuntime({}, { load: () => new Promise<never>(() => undefined) });
  const { handle } = await start();
  fail();
  await settle();
  const done = watch(handle('a', { getRemainingTimeInMillis: () => 300 + marginMs } as object));

  await jest.advanceTimersByTimeAsync(300);
  expect(done).toEqual([]);
  await jest.advanceTimersByTimeAsync(150);
  expect(done).toEqual([true]);
  expect(lines.slice(1)).toMatchObject([{ ...failure, code: 'TIMEOUT' }]);
});

describe('a sample of a deployment', () => {
  test('is checked, and the extension asks for the next invocation', async () => {
    const { start, invoke, steps, asked } = fakeRuntime();
    const { check } = await start();
    invoke();
    await check('a');
    await check('b');
    await settle();

    expect(steps).toEqual(['load before-response', 'check a', 'check b']);
    expect(asked()).toBe(2);
  });

  test('is checked after the Extensions API failed', async () => {
    const { start, fail, steps } = fakeRuntime();
    const { check } = await start();
    fail();
    await settle();
    await check('a');
    await settle();

    expect(steps).toEqual(['load before-response', 'check a']);
  });
});

test.each(['after-response', 'before-response'])('%s: never rejects, whatever fails', async (DELIVERY) => {
  const broken = () => {
    throw new Error('broken');
  };
  const { start, lines } = fakeRuntime({ DELIVERY }, { register: broken, load: broken });
  const { handle } = await start();

  await expect(handle('a')).resolves.toBeUndefined();

  expect(lines.slice(-1)).toMatchObject([failure]);
});
