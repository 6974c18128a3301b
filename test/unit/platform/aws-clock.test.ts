import fc from 'fast-check';
import { awsClock } from '../../../platform/aws-clock.ts';

const day = 86_400_000;
type Step = (next: (call: unknown) => Promise<unknown>) => (call: unknown) => Promise<unknown>;

/** A client whose calls pass the clock's step; the machine's clock goes wrong by `offsetMs`. */
function aWorld(offsetMs: number) {
  let trueMs = Date.parse('2026-11-24T06:00:00.400Z');
  const clock = awsClock(() => trueMs + offsetMs);
  const steps: Step[] = [];
  const add = (step: Step) => void steps.push(step);
  clock.follow({
    middlewareStack: {
      use: ({ applyToStack }) => {
        applyToStack({ add });
      },
    },
  });
  const call = async (there: number, back: number, headers?: object) => {
    const answer = () => {
      trueMs += there;
      const date = new Date(trueMs).toUTCString();
      trueMs += back;
      return Promise.resolve({ response: { headers: headers ?? { date } } });
    };
    await steps[0]?.(answer)({});
  };
  return { clock, call, errorMs: () => clock.now().getTime() - trueMs, pass: (ms: number) => void (trueMs += ms) };
}

test('uses the time of the machine until the first answer', () => {
  const { clock, errorMs } = aWorld(5_000);

  expect([clock.told(), errorMs()]).toEqual([undefined, 5_000]);
});

test('is off by at most a second and the travel time of an answer', async () => {
  const ways = fc.tuple(fc.nat(2_000), fc.nat(2_000));
  const offset = fc.oneof(fc.integer({ min: -2 * day, max: 2 * day }), fc.integer({ min: -2_000, max: 2_000 }));
  await fc.assert(
    fc.asyncProperty(offset, fc.array(ways, { minLength: 1, maxLength: 5 }), async (offsetMs, calls) => {
      const { call, errorMs, pass } = aWorld(offsetMs);
      for (const [there, back] of calls) {
        await call(there, back);
        expect(Math.abs(errorMs())).toBeLessThanOrEqual(1_000 + there + back);
        pass(777);
      }
    }),
  );
});

test('uses the machine time to the millisecond while it agrees with every answer', async () => {
  const { call, errorMs, pass } = aWorld(0);
  for (let count = 0; count < 20; count += 1) {
    await call(30, 20);
    expect(errorMs()).toBe(0);
    pass(173);
  }
});

test.each([[{}], [{ date: 'soon' }]])('ignores an answer without a time, %j', async (headers) => {
  const { clock, call } = aWorld(5_000);
  await call(1, 1, headers);

  expect(clock.told()).toBeUndefined();
});

test('corrects the time with the next answer after the machine has slept', async () => {
  let [awake, asleep] = [0, Date.parse('2026-11-24T06:00:00Z')];
  const clock = awsClock(() => awake);
  const steps: Step[] = [];
  const add = (step: Step) => void steps.push(step);
  clock.follow({
    middlewareStack: {
      use: ({ applyToStack }) => {
        applyToStack({ add });
      },
    },
  });
  const call = () =>
    steps[0]?.(() => Promise.resolve({ response: { headers: { date: new Date(awake + asleep).toUTCString() } } }))({});
  await call();
  [awake, asleep] = [awake + 60_000, asleep + day];
  await call();

  expect(Math.abs(clock.now().getTime() - awake - asleep)).toBeLessThanOrEqual(1_000);
});
