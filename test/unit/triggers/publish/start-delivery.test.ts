import type { DeliveryMode } from '../../../../contracts/delivery-mode.ts';
import { startDelivery, type StartPorts } from '../../../../triggers/publish/start-delivery.ts';
import { fakeExtension } from '../../../given/fakes/fake-extension.ts';

type Ports = StartPorts<string>;

/** Starts a delivery over ports that keep what happened, in order, and what was logged. */
function setUp(over: Partial<Ports> = {}) {
  const { extension, ...control } = fakeExtension();
  const steps: string[] = [];
  const lines: unknown[] = [];
  const load = (mode: DeliveryMode) => {
    steps.push(`load ${mode}`);
    return Promise.resolve({
      look: (subject: string) => Promise.resolve(void steps.push(`${mode}: ${subject}`)),
      warmUp: () => Promise.resolve(void steps.push('warm')),
    });
  };
  const ports: Ports = {
    mode: 'after-response',
    register: () => Promise.resolve(extension),
    load,
    log: (line) => void lines.push(JSON.parse(line)),
    bus: 'identity',
  };
  return { ...control, steps, lines, load, start: () => startDelivery({ ...ports, ...over }) };
}

/** Fails so often, then does what `work` does. */
function failing<Arguments extends unknown[], Result>(
  times: number,
  work: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
  let calls = 0;
  return (...given) => (++calls <= times ? Promise.reject(new Error('not yet')) : work(...given));
}

const settle = () => jest.advanceTimersByTimeAsync(1);
const failedLook = {
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
  test('nothing is loaded before the first answer, and then once', async () => {
    const { start, invoke, steps, lines } = setUp();
    const look = await start();
    for (const subject of ['a', 'b']) {
      invoke();
      await look(subject);
      steps.push(`answered ${subject}`);
      await settle();
    }

    const [first, second] = ['after-response: a', 'after-response: b'];
    expect(steps).toEqual(['answered a', 'load after-response', first, 'answered b', second]);
    expect(lines).toEqual([]);
  });

  test('a load that fails costs the event it was for, is counted, and is tried again', async () => {
    const { load, ...rest } = setUp();
    const { start, invoke, lines } = setUp({ load: failing(1, load) });
    const look = await start();
    for (const subject of ['a', 'b']) {
      invoke();
      await look(subject);
      await settle();
    }

    expect(lines).toMatchObject([failedLook]);
    expect(rest.steps).toEqual(['load after-response', 'after-response: b']);
  });

  test('processes an event for longer than the response could wait', async () => {
    const { start, invoke, steps, lines } = setUp({
      load: () => Promise.resolve({ look: slowLook, warmUp: () => Promise.resolve() }),
      timeLeft: () => 0,
    });
    const slowLook = async (subject: string) => {
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      steps.push(subject);
    };
    const look = await start();
    invoke();
    await look('a');
    await jest.advanceTimersByTimeAsync(60_001);

    expect(steps).toEqual(['a']);
    expect(lines).toEqual([]);
  });

  test('when the Extensions API fails, that is told once, and logins wait as long as before the response', async () => {
    const { start, invoke, fail, steps, lines } = setUp();
    const look = await start();
    invoke();
    await look('a');
    await settle();
    fail();
    await settle();
    await look('b');
    await look('c');

    expect(steps).toEqual([
      ...['load after-response', 'after-response: a'],
      ...['load before-response', 'before-response: b', 'before-response: c'],
    ]);
    expect(lines).toMatchObject([fallback('EXTENSIONS_API_FAILED')]);
  });
});

describe('before the response', () => {
  const asked: Partial<Ports> = { mode: 'before-response', register: () => Promise.reject(new Error('not asked')) };

  test('all is loaded and warm before the first event, and the answer waits for the look', async () => {
    const { start, steps, lines } = setUp(asked);
    const look = await start();
    expect(steps).toEqual(['load before-response', 'warm']);

    await look('a');
    await look('b');
    expect(steps.slice(2)).toEqual(['before-response: a', 'before-response: b']);
    expect(lines).toEqual([]);
  });

  test('without an Extensions API it is what happens, and that is told once', async () => {
    const { start, steps, lines } = setUp({ register: () => Promise.reject(new Error('403')) });
    const look = await start();
    await look('a');
    await look('b');

    expect(steps).toEqual(['load before-response', 'warm', 'before-response: a', 'before-response: b']);
    expect(lines).toMatchObject([fallback('NO_EXTENSIONS_API')]);
  });

  test('a load that fails at the start only is tried again, and costs no event', async () => {
    const { load, steps } = setUp();
    const { start, lines } = setUp({ ...asked, load: failing(1, load) });
    const look = await start();
    await look('a');

    expect(steps).toEqual(['load before-response', 'before-response: a']);
    expect(lines).toEqual([]);
  });

  test('a load that keeps failing is counted at each event, until it succeeds', async () => {
    const { load, steps } = setUp();
    const { start, lines } = setUp({ ...asked, load: failing(3, load) });
    const look = await start();
    for (const subject of ['a', 'b', 'c', 'd']) await look(subject);

    expect(lines).toMatchObject([failedLook, failedLook]);
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
  ])('a warm-up that %s costs no event', async (_what, warmUp) => {
    const seen: string[] = [];
    const look = (subject: string) => Promise.resolve(void seen.push(subject));
    const { start, lines } = setUp({ ...asked, load: () => Promise.resolve({ look, warmUp }) });

    await (
      await start()
    )('a');

    expect([seen, lines]).toEqual([['a'], []]);
  });
});

test.each(['after-response', 'before-response'] as const)('%s: whatever breaks, it never rejects', async (mode) => {
  const broken = () => {
    throw new Error('broken');
  };
  const { start, lines } = setUp({ mode, register: broken, load: broken });
  const look = await start();

  await expect(look('a')).resolves.toBeUndefined();

  expect(lines.slice(-1)).toMatchObject([failedLook]);
});
