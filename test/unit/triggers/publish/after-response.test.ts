import fc from 'fast-check';
import type { DeliveryMode } from '../../../../contracts/delivery-mode.ts';
import type { TriggerInvocation } from '../../../../triggers/publish/fail-open.ts';
import { fakeRuntime } from '../../../given/fakes/fake-runtime.ts';

/** A trigger runtime over a fake extension, whose processors end when the test lets them; the steps, in order. */
async function setUp({ held = false } = {}) {
  const gates: (() => void)[] = [];
  const process =
    (mode: DeliveryMode) =>
    async ({ input }: TriggerInvocation) => {
      steps.push(`${mode.slice(0, -'-response'.length)}: ${String(input)}`);
      if (held) await new Promise<void>((resolve) => gates.push(resolve));
      steps.push(`done: ${String(input)}`);
    };
  const nothing = () => Promise.resolve();
  const { start, steps, lines, ...control } = fakeRuntime(
    {},
    { load: (mode) => Promise.resolve({ processor: process(mode), warmUp: nothing, check: nothing }) },
  );
  const { handle, check } = await start();
  /** Lets every processor end. */
  const release = () => {
    for (const open of gates.splice(0)) open();
  };
  return { ...control, handle, check, steps, failures: () => lines.map(({ code }) => code), release };
}

/** The turns of the event loop that the answer and the work after it need. */
const settle = () => jest.advanceTimersByTimeAsync(1);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('processes an event only after the response', async () => {
  const { handle, invoke, steps } = await setUp();
  invoke();

  await handle('a');
  steps.push('answered');
  expect(steps).toEqual(['answered']);

  await settle();
  expect(steps).toEqual(['answered', 'after: a', 'done: a']);
});

test('processes an event only once the extension knows of the invocation', async () => {
  const { handle, invoke, steps } = await setUp();
  await handle('a');
  await settle();
  expect(steps).toEqual([]);

  invoke();
  await settle();
  expect(steps).toEqual(['after: a', 'done: a']);
});

test('asks for the next invocation only after the processor has ended', async () => {
  const { handle, invoke, asked, release } = await setUp({ held: true });
  expect(asked()).toBe(1);
  invoke();
  await handle('a');
  await settle();
  expect(asked()).toBe(1);

  release();
  await settle();
  expect(asked()).toBe(2);
});

test('processes each invocation in its turn', async () => {
  const { handle, invoke, steps, asked } = await setUp();
  for (const subject of ['a', 'b', 'c']) {
    invoke();
    await handle(subject);
    await settle();
  }

  expect(steps).toEqual(['after: a', 'done: a', 'after: b', 'done: b', 'after: c', 'done: c']);
  expect(asked()).toBe(4);
});

test('processes all events of one invocation before it asks for the next one', async () => {
  const { handle, invoke, steps, asked, release } = await setUp({ held: true });
  await Promise.all([handle('a'), handle('b')]);
  invoke();
  await settle();
  expect(steps).toEqual(['after: a']);

  release();
  await settle();
  expect(steps).toEqual(['after: a', 'done: a', 'after: b']);
  expect(asked()).toBe(1);

  release();
  await settle();
  expect(asked()).toBe(2);
});

describe('when the Extensions API fails', () => {
  test('before the first invocation, processes before the response, and logs it once', async () => {
    const { handle, fail, steps, failures, asked } = await setUp();
    fail();
    await settle();

    await handle('a');
    steps.push('answered');
    await handle('b');

    expect(steps).toEqual(['before: a', 'done: a', 'answered', 'before: b', 'done: b']);
    expect([failures(), asked()]).toEqual([['EXTENSIONS_API_FAILED'], 1]);
  });

  test('between two invocations, processes the first after and the second before', async () => {
    const { handle, invoke, fail, steps, failures } = await setUp();
    invoke();
    await handle('a');
    await settle();
    fail();
    await settle();
    await handle('b');

    expect([steps, failures()]).toEqual([['after: a', 'done: a', 'before: b', 'done: b'], ['EXTENSIONS_API_FAILED']]);
  });

  test('processes an answered event that waits for it', async () => {
    const { handle, fail, steps, failures } = await setUp();
    await handle('a');
    await settle();
    expect(steps).toEqual([]);
    fail();
    await settle();

    expect([steps, failures()]).toEqual([['after: a', 'done: a'], ['EXTENSIONS_API_FAILED']]);
  });

  test('between response and processor, processes the event', async () => {
    const { handle, fail, steps } = await setUp();
    await handle('a');
    fail();
    await settle();

    expect(steps).toEqual(['after: a', 'done: a']);
  });

  test('during a processor, ends the processor and does not repeat it', async () => {
    const { handle, invoke, fail, steps, failures, release } = await setUp({ held: true });
    invoke();
    await handle('a');
    await settle();
    fail();
    release();
    await settle();
    const second = handle('b');
    await settle();
    release();
    await second;

    expect([steps, failures()]).toEqual([['after: a', 'done: a', 'before: b', 'done: b'], ['EXTENSIONS_API_FAILED']]);
  });
});

test('processes each event once and logs a failure once, in any order of steps', async () => {
  const acts = fc.constantFrom('see', 'invoke', 'turn', 'release', 'fail');
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 30 }), fc.boolean(), async (order, held) => {
      const { handle, invoke, fail, steps, failures, release } = await setUp({ held });
      const events: string[] = [];
      const waiting: Promise<void>[] = [];
      const act = {
        see: () => {
          events.push(String(events.length));
          waiting.push(handle(String(events.length - 1)));
        },
        turn: settle,
        ...{ invoke, release, fail },
      };
      for (const name of order) await act[name]();
      // In the end every invocation has begun, and every processor may end.
      for (let times = 0; times <= order.length; times += 1) {
        invoke();
        await settle();
        release();
      }
      await Promise.all(waiting);

      const processed = steps.filter((step) => !step.startsWith('done')).map((step) => step.split(': ')[1]);
      expect(processed.toSorted()).toEqual(events.toSorted());
      expect(steps).toHaveLength(2 * events.length);
      expect(failures().length).toBeLessThanOrEqual(1);
      failed += failures().length;
    }),
    { numRuns: 500 },
  );
  expect(failed).toBeGreaterThan(50);
});

test('skips an invocation without an event, and asks for the next one', async () => {
  const { check, invoke, fail, steps, asked } = await setUp();
  invoke();
  await check('sample');
  await settle();
  expect([steps, asked()]).toEqual([[], 2]);

  fail();
  await settle();
  await check('sample');
  await settle();
  expect(steps).toEqual([]);
});
