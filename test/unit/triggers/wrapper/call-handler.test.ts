import type { Callback, Context, Handler } from 'aws-lambda';
import { callHandler } from '../../../../triggers/wrapper/call-handler.ts';
import { aLambdaContext, endsOf, failingWith, succeedingWith } from '../../../given/builders/handler-styles.ts';

const event = { triggerSource: 'PreSignUp_SignUp' };
const answer = { ...event, response: { autoConfirmUser: true } };
const error = new RangeError('no');
const succeeding = succeedingWith(answer);
const failing = failingWith(error);

/** The outcome of a handler: the result, or the error. */
const outcomeOf = (handler: Handler<object, unknown>, context: Context | undefined = aLambdaContext()) =>
  callHandler(handler, event, context).then(
    (result) => ({ result }),
    (failure: unknown) => ({ failure }),
  );

test.each(succeeding)('the result of a handler that %s is its very answer', async (_what, handler) => {
  const outcome = await outcomeOf(handler);

  expect(outcome).toEqual({ result: answer });
  expect(Object.values(outcome)[0]).toBe(answer);
});

test.each(failing)('a handler that %s fails with its very error', async (_what, handler) => {
  const outcome = await outcomeOf(handler);

  expect(Object.values(outcome)[0]).toBe(error);
  expect(outcome).toHaveProperty('failure');
});

test('a value that a handler without a callback returns is its result, as on Node 24', async () => {
  expect(await outcomeOf(() => answer as unknown as undefined)).toEqual({ result: answer });
});

test.each([['text'], [7], [0], [''], [false], [{ name: 'Blocked' }]])(
  'fails for a value that is not an error: %p',
  async (failure) => {
    for (const [, handler] of failingWith(failure)) expect(await outcomeOf(handler)).toEqual({ failure });
  },
);

test.each([[undefined], [null]])('%p that is thrown is a failure, that is called back is none', async (nothing) => {
  const throws = () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what this is about
    throw nothing;
  };
  const callsBack: Handler<object, unknown> = (_event, _context, callback) => {
    callback(nothing, answer);
  };

  expect(await outcomeOf(throws)).toEqual({ failure: nothing });
  expect(await outcomeOf(callsBack)).toEqual({ result: answer });
});

test("a failure without an error is the text that Lambda's runtime takes it for", async () => {
  const fails: Handler<object, unknown> = (_event, context) => {
    endsOf(context).fail();
  };

  expect(await outcomeOf(fails)).toEqual({ failure: 'handled' });
});

test.each([[null], [0], [''], [false], [undefined]])('%p is a result', async (result) => {
  for (const [, handler] of succeedingWith(result)) expect(await outcomeOf(handler)).toEqual({ result });
});

test('resolves without a result once the event loop is empty, and not before', async () => {
  const outcomes: unknown[] = [];
  const calling = outcomeOf(() => undefined).then((outcome) => outcomes.push(outcome));
  await new Promise(setImmediate);
  expect(outcomes).toEqual([]);

  process.emit('beforeExit', 0);
  await calling;

  expect(outcomes).toEqual([{ result: undefined }]);
});

test.each([...succeeding, ...failing])('leaves no listener of a handler that %s', async (_what, handler) => {
  const before = process.listenerCount('beforeExit');

  for (let times = 0; times < 3; times += 1) await outcomeOf(handler);

  expect(process.listenerCount('beforeExit')).toBe(before);
});

describe('the handler gets', () => {
  /** What a handler was called with. */
  async function received(context: Context | undefined) {
    const got: [unknown, Context, Callback][] = [];
    const keeps: Handler<object, unknown> = (...args) => {
      got.push(args);
      return Promise.resolve();
    };
    await callHandler(keeps, event, context);
    return got[0];
  }

  test('the very event and the very context', async () => {
    const context = aLambdaContext();
    const got = await received(context);

    expect(got?.[0]).toBe(event);
    expect(got?.[1]).toBe(context);
  });

  test('a context that it can copy, with all that Lambda puts into it', async () => {
    const { awsRequestId, functionName } = aLambdaContext();
    const outcome = await outcomeOf((_event, context) => Promise.resolve({ ...context }));

    expect(outcome).toMatchObject({ result: { awsRequestId, functionName } });
    expect(outcome).toHaveProperty('result.getRemainingTimeInMillis');
  });

  test.each([
    ['none, as in a unit test', undefined],
    ['a frozen one', Object.freeze(aLambdaContext())],
    ['one of Node 24, without ends', { awsRequestId: '1' } as Context],
  ])('whatever context there is: %s', async (_what, context) => {
    expect((await received(context))?.[1]).toBe(context);
    expect(await callHandler(() => Promise.resolve(answer), event, context)).toBe(answer);
  });
});

test('a handler with an unreadable number of parameters counts as without any', async () => {
  const handler = new Proxy((() => answer) as unknown as Handler<object, unknown>, {
    get: () => {
      throw new Error('not for you');
    },
  });

  expect(await outcomeOf(handler)).toEqual({ result: answer });
});

test('a promise may be a function', async () => {
  const promise = Object.assign(() => undefined, { then: (fulfil: (value: unknown) => unknown) => fulfil(answer) });

  // It declares a callback: only a promise is its result.
  const handler = Object.defineProperty(() => promise as unknown as Promise<unknown>, 'length', { value: 3 });

  expect(await outcomeOf(handler)).toEqual({ result: answer });
});

test('a late call of done, after the answer, does not reach the runtime', async () => {
  const done = jest.fn();
  const context = Object.assign(aLambdaContext(), { done });

  await callHandler(() => Promise.resolve(answer), event, context);
  await new Promise(setImmediate);
  endsOf(context).done(null, 'late');

  expect(done).not.toHaveBeenCalled();
});

test('without a context the callback answers at once, whatever work goes on', async () => {
  let work: NodeJS.Timeout | undefined;
  const callsBack: Handler<object, unknown> = (_event, _context, callback) => {
    work = setInterval(() => undefined, 1_000);
    callback(null, answer);
  };

  expect(await callHandler(callsBack, event, undefined)).toBe(answer);
  clearInterval(work);
});
