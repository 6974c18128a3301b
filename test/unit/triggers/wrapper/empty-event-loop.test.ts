import timers from 'node:timers';
import type { Context, Handler } from 'aws-lambda';
import { callHandler } from '../../../../triggers/wrapper/call-handler.ts';
import { onQuiet, workNow } from '../../../../triggers/wrapper/event-loop.ts';
import { atMost } from '../../../../triggers/wrapper/outcome.ts';
import { aLambdaContext } from '../../../given/builders/handler-styles.ts';

const answer = { triggerSource: 'PreSignUp_SignUp', response: {} };

type Loose = (...given: never[]) => unknown;
type Call = (error: unknown, result?: unknown) => void;

const outcomeOf = (handler: Loose, context: Context, timeLeft?: () => number) =>
  callHandler(handler as unknown as Handler<object, unknown>, {}, context, timeLeft).then(
    (result) => ({ result }),
    (failure: unknown) => ({ failure }),
  );

/** A handler that declares so many parameters, and needs none. */
const taking = (length: number, handler: Loose): Loose => Object.defineProperty(handler, 'length', { value: length });

/** The context of Node 24, which has no functions for the end of an invocation. */
const newContext = () => ({ awsRequestId: '1' }) as Context;

describe('a handler that has called back', () => {
  const steps: string[] = [];
  const goesOn = (_event: object, _context: Context, callback: Call) => {
    callback(null, answer);
    // More than one: another timer, which ends meanwhile, must not count for them.
    const works = [1, 2, 3, 4].map(() => new Promise((resolve) => setTimeout(resolve, 20)));
    void Promise.all(works).then(() => steps.push('done'));
  };
  beforeEach(() => {
    steps.splice(0);
  });

  test('answers when its work is done, as up to Node 22', async () => {
    expect(await outcomeOf(goesOn, aLambdaContext())).toEqual({ result: answer });
    expect(steps).toEqual(['done']);
  });

  test('answers at once where it has switched that off', async () => {
    const context = { ...aLambdaContext(), callbackWaitsForEmptyEventLoop: false };

    expect(await outcomeOf(goesOn, context)).toEqual({ result: answer });
    expect(steps).toEqual([]);
  });

  test('answers when there is no time left, though its work goes on', async () => {
    const endless = (_event: object, _context: Context, callback: Call) => {
      const timer = setInterval(() => undefined, 1);
      setTimeout(() => {
        clearInterval(timer);
      }, 500);
      callback(null, answer);
    };
    const begin = performance.now();

    expect(await outcomeOf(endless, aLambdaContext(), () => 30)).toEqual({ result: answer });
    expect(performance.now() - begin).toBeLessThan(400);
  });

  test('fails at once', async () => {
    const fails = (_event: object, _context: Context, callback: Call) => {
      callback('no');
      setTimeout(() => steps.push('done'), 20);
    };

    expect(await outcomeOf(fails, aLambdaContext())).toEqual({ failure: 'no' });
    expect(steps).toEqual([]);
  });
});

describe('a handler whose value is not an answer, and which never calls back,', () => {
  const silent = taking(2, () => 'value');

  test.each([
    ['Node 22, which ignores values', aLambdaContext, undefined],
    ['Node 24', newContext, 'value'],
  ])('returns the result of %s when the event loop is empty', async (_what, make, result) => {
    const outcome = outcomeOf(silent, make());
    process.emit('beforeExit', 0);

    expect(await outcome).toEqual({ result });
  });

  test('returns its value on Node 24 when no time is left', async () => {
    expect(await outcomeOf(silent, newContext(), () => 10)).toEqual({ result: 'value' });
  });
});

describe('waiting for the end of work', () => {
  /** Lets the code end that calls back, in the same turn of the event loop. */
  const codeEnds = async () => {
    await Promise.resolve();
    await Promise.resolve();
  };
  /** Waits for the next turn of the event loop, without being work itself. */
  const nextTurn = () => new Promise((resolve) => void setImmediate(resolve).unref());

  test('calls back when the calling code ends without new work, and leaves nothing', async () => {
    const interval = jest.spyOn(timers, 'setInterval');
    const cleared = jest.spyOn(timers, 'clearInterval');
    const before = workNow();
    const then = jest.fn(() => {
      stop();
    });
    const stop = onQuiet(before)(then);
    expect(then).not.toHaveBeenCalled();

    await codeEnds();
    expect(then).toHaveBeenCalledTimes(1);
    expect(workNow()).toEqual(before);
    expect(cleared).toHaveBeenCalledWith(interval.mock.results[0]?.value);
  });

  test('calls back in the turn in which the work ends', async () => {
    const before = workNow();
    setImmediate(() => undefined);
    const then = jest.fn(() => {
      stop();
    });
    const stop = onQuiet(before)(then);

    await codeEnds();
    expect(then).not.toHaveBeenCalled();
    await nextTurn();
    expect(then).toHaveBeenCalledTimes(1);
  });

  test('does not call back after it was stopped', async () => {
    const before = workNow();
    const then = jest.fn();
    onQuiet(before)(then)();
    await codeEnds();
    expect(then).not.toHaveBeenCalled();

    setImmediate(() => undefined);
    const working = workNow();
    const stop = onQuiet(before)(then);
    await codeEnds();
    stop();
    expect(workNow()).toEqual(working);
    await nextTurn();
    expect(then).not.toHaveBeenCalled();
  });

  test('does not end at the time limit after it was stopped', () => {
    jest.useFakeTimers();
    try {
      const [then, stopped] = [jest.fn(), jest.fn()];
      atMost(1_000, () => stopped)(then)();
      jest.advanceTimersByTime(1_000);

      expect(stopped).toHaveBeenCalledTimes(1);
      expect(then).not.toHaveBeenCalled();
    } finally {
      jest.useRealTimers();
    }
  });
});
