import fc from 'fast-check';
import { afterResponse } from '../../../../triggers/publish/after-response.ts';
import { fakeExtension } from '../../../given/fakes/fake-extension.ts';

/** Looks that end when the test lets them, a fake extension, and what happened, in order. */
function setUp({ held = false } = {}) {
  const { extension, ...control } = fakeExtension();
  const [steps, failures]: [string[], unknown[]] = [[], []];
  const gates: (() => void)[] = [];
  const lookThat = (when: string) => async (subject: string) => {
    steps.push(`${when}: ${subject}`);
    if (held) await new Promise<void>((resolve) => gates.push(resolve));
    steps.push(`done: ${subject}`);
  };
  const looks = { afterAnswer: lookThat('after'), beforeAnswer: lookThat('before') };
  const see = afterResponse(extension, looks, (error) => void failures.push(error));
  /** Lets every look that is under way end. */
  const release = () => {
    for (const open of gates.splice(0)) open();
  };
  return { ...control, see, steps, failures, release };
}

/** The turns of the event loop that the answer and the work after it need. */
const settle = () => jest.advanceTimersByTimeAsync(1);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('it answers at once, and looks only after that', async () => {
  const { see, invoke, steps } = setUp();
  invoke();

  await see('a');
  steps.push('answered');
  expect(steps).toEqual(['answered']);

  await settle();
  expect(steps).toEqual(['answered', 'after: a', 'done: a']);
});

test('nothing is looked at before the extension knows of the invocation, so that its work is part of it', async () => {
  const { see, invoke, steps } = setUp();
  await see('a');
  await settle();
  expect(steps).toEqual([]);

  invoke();
  await settle();
  expect(steps).toEqual(['after: a', 'done: a']);
});

test('the extension asks for the next invocation only when the look has ended', async () => {
  const { see, invoke, asked, release } = setUp({ held: true });
  expect(asked()).toBe(1);
  invoke();
  await see('a');
  await settle();
  expect(asked()).toBe(1);

  release();
  await settle();
  expect(asked()).toBe(2);
});

test('each invocation is looked at in its turn', async () => {
  const { see, invoke, steps, asked } = setUp();
  for (const subject of ['a', 'b', 'c']) {
    invoke();
    await see(subject);
    await settle();
  }

  expect(steps).toEqual(['after: a', 'done: a', 'after: b', 'done: b', 'after: c', 'done: c']);
  expect(asked()).toBe(4);
});

test('several subjects of one invocation are all looked at before the next is asked for', async () => {
  const { see, invoke, steps, asked, release } = setUp({ held: true });
  await Promise.all([see('a'), see('b')]);
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
  const gone = new Error('gone');

  test('before the first invocation, looks take place before the answer, and it is told once', async () => {
    const { see, fail, steps, failures, asked } = setUp();
    fail(gone);
    await settle();

    await see('a');
    steps.push('answered');
    await see('b');

    expect(steps).toEqual(['before: a', 'done: a', 'answered', 'before: b', 'done: b']);
    expect([failures, asked()]).toEqual([[gone], 1]);
  });

  test('between two invocations, the first is looked at after its answer, the second before', async () => {
    const { see, invoke, fail, steps, failures } = setUp();
    invoke();
    await see('a');
    await settle();
    fail(gone);
    await settle();
    await see('b');

    expect([steps, failures]).toEqual([['after: a', 'done: a', 'before: b', 'done: b'], [gone]]);
  });

  test('while an answered subject waits for it, the subject is looked at all the same', async () => {
    const { see, fail, steps, failures } = setUp();
    await see('a');
    await settle();
    expect(steps).toEqual([]);
    fail(gone);
    await settle();

    expect([steps, failures]).toEqual([['after: a', 'done: a'], [gone]]);
  });

  test('between the answer and the look, the subject is looked at all the same', async () => {
    const { see, fail, steps } = setUp();
    await see('a');
    fail(gone);
    await settle();

    expect(steps).toEqual(['after: a', 'done: a']);
  });

  test('during a look, the look ends, and is not repeated', async () => {
    const { see, invoke, fail, steps, failures, release } = setUp({ held: true });
    invoke();
    await see('a');
    await settle();
    fail(gone);
    release();
    await settle();
    const second = see('b');
    await settle();
    release();
    await second;

    expect([steps, failures]).toEqual([['after: a', 'done: a', 'before: b', 'done: b'], [gone]]);
  });
});

test('in whatever order things happen, each subject is looked at exactly once, and nothing is told twice', async () => {
  const acts = fc.constantFrom('see', 'invoke', 'turn', 'release', 'fail');
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 30 }), fc.boolean(), async (order, held) => {
      const { see, invoke, fail, steps, failures, release } = setUp({ held });
      const subjects: string[] = [];
      const waiting: Promise<void>[] = [];
      const act = {
        see: () => {
          subjects.push(String(subjects.length));
          waiting.push(see(String(subjects.length - 1)));
        },
        turn: settle,
        ...{ invoke, release, fail },
      };
      for (const name of order) await act[name]();
      // In the end every invocation has begun, and every look may end.
      for (let times = 0; times <= order.length; times += 1) {
        invoke();
        await settle();
        release();
      }
      await Promise.all(waiting);

      const looked = steps.filter((step) => !step.startsWith('done')).map((step) => step.split(': ')[1]);
      expect(looked.toSorted()).toEqual(subjects.toSorted());
      expect(steps).toHaveLength(2 * subjects.length);
      expect(failures.length).toBeLessThanOrEqual(1);
      failed += failures.length;
    }),
    { numRuns: 500 },
  );
  expect(failed).toBeGreaterThan(50);
});
