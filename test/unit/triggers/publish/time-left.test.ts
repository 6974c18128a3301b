import { createTimeLeft, isOnDemand, limitedTo, marginMs } from '../../../../triggers/publish/time-left.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';

const cognitoWaitsMs = 5_000;
const login = aTriggerEvent();

/** Invocations of a process that is so old; the test moves its clock. */
function process({ ageMs = 60_000, startsOnDemand = true } = {}) {
  const time = { ms: ageMs };
  const begin = createTimeLeft({ clock: () => time.ms, startsOnDemand });
  return { time, begin };
}
const remaining = (ms: unknown) => ({ getRemainingTimeInMillis: () => ms });

test('counts down five seconds less a margin for an invocation', () => {
  const { time, begin } = process();
  const timeLeft = begin(login, remaining(10_000));

  expect(timeLeft()).toBe(cognitoWaitsMs - marginMs);
  time.ms += 1_200;
  expect(timeLeft()).toBe(cognitoWaitsMs - marginMs - 1_200);
});

test("uses the function's own time limit if it is nearer, and reads it each time", () => {
  const left = [3_000, 400];
  const timeLeft = process().begin(login, { getRemainingTimeInMillis: () => left.shift() });

  expect([timeLeft(), timeLeft()]).toEqual([3_000 - marginMs, 400 - marginMs]);
});

test('asks Lambda for the remaining time with the context as this', () => {
  const context = {
    deadline: 2_000,
    getRemainingTimeInMillis() {
      return this.deadline;
    },
  };

  expect(process().begin(login, context)()).toBe(2_000 - marginMs);
});

describe('at a cold start', () => {
  test('counts the time before the process started at a cold start', () => {
    const timeLeft = process({ ageMs: 1_500 }).begin(login, {});

    expect(timeLeft()).toBe(cognitoWaitsMs - 1_500 - 500 - marginMs);
  });

  test('counts the time before the process only for the first invocation', () => {
    const { begin } = process({ ageMs: 1_500 });
    begin(login, {});

    expect(begin(login, {})()).toBe(cognitoWaitsMs - marginMs);
  });

  test.each([
    ['started by provisioned concurrency', { ageMs: 1_500, startsOnDemand: false }],
    ['started ahead, more than five seconds before', { ageMs: 5_000, startsOnDemand: true }],
  ])('has the whole time in a process that was %s', (_what, age) => {
    expect(process(age).begin(login, {})()).toBe(cognitoWaitsMs - marginMs);
  });

  test('has no time left after an initialization of nearly five seconds', () => {
    expect(process({ ageMs: 4_999 }).begin(login, {})()).toBeLessThan(0);
  });
});

test.each([
  [{ AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001', AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand' }, true],
  [{ AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' }, true],
  [{ AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001', AWS_LAMBDA_INITIALIZATION_TYPE: 'provisioned-concurrency' }, false],
  [{ AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001', AWS_LAMBDA_INITIALIZATION_TYPE: 'snap-start' }, false],
  [{}, false],
])('returns for %j whether the process starts on demand: %s', (env, expected) => {
  expect(isOnDemand(env)).toBe(expected);
});

test.each(['CustomEmailSender_SignUp', 'CustomSMSSender_Authentication', 'CustomSmsSender_ForgotPassword'])(
  'uses only the time limit of the function for %s, because Cognito does not wait',
  (triggerSource) => {
    const { time, begin } = process();
    const timeLeft = begin({ triggerSource }, remaining(20_000));
    time.ms += 9_000;

    expect(timeLeft()).toBe(20_000 - marginMs);
  },
);

test("uses Cognito's limit for a source that only contains a custom sender's name", () => {
  const timeLeft = process().begin({ triggerSource: 'PostCustomEmailSender_SignUp' }, remaining(20_000));

  expect(timeLeft()).toBe(cognitoWaitsMs - marginMs);
});

const refusing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('not for you');
    },
  },
);

test.each([
  ['none', undefined],
  ['null', null],
  ['a text', 'context'],
  ['one without the function', {}],
  ['one that refuses to be read', refusing],
  ['one that returns no number', remaining('soon')],
  ['one whose function throws', { getRemainingTimeInMillis: () => refusing['a' as never] }],
])('uses the limit of Cognito with a context that is %s', (_what, context) => {
  for (const event of [login, undefined, null, 'text', refusing])
    expect(process().begin(event, context)()).toBe(cognitoWaitsMs - marginMs);
});

describe('work before an answer', () => {
  const clock = { ms: 0 };
  const limit = (budgetMs: number, leftMs: number) =>
    limitedTo(
      budgetMs,
      () => leftMs,
      () => clock.ms,
    );

  test.each([
    [1_000, 4_000, 900],
    [3_500, 4_000, 3_250],
    [100, 4_000, 90],
    [1_000, 300, 300],
    [1_000, 0, 0],
    [1_000, -50, 0],
  ])('uses of a budget of %i ms, with %i ms left, %i ms', (budgetMs, leftMs, expected) => {
    expect(limit(budgetMs, leftMs)()).toBe(expected);
  });

  test('has less the later it is, and never less than nothing', () => {
    const timeLeft = limit(1_000, 4_000);
    clock.ms += 600;
    expect(timeLeft()).toBe(300);
    clock.ms += 600;
    expect(timeLeft()).toBe(0);
  });
});
