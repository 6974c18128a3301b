import { EventEmitter } from 'node:events';
import type { Context, Handler } from 'aws-lambda';
import { callHandler } from '../../../../triggers/wrapper/call-handler.ts';
import { aLambdaContext, endsOf } from '../../../given/builders/handler-styles.ts';

const answer = { triggerSource: 'PreSignUp_SignUp', response: {} };
const soonMs = 2;

type Loose = (...given: never[]) => unknown;
const outcomeOf = (handler: Loose, context: Context | undefined) =>
  callHandler(handler as unknown as Handler<object, unknown>, { asked: true }, context).then(
    (result) => ({ result }),
    (failure: unknown) => ({ failure }),
  );

/** A handler that declares so many parameters, and needs none. */
const taking = (length: number, handler: Loose): Loose => Object.defineProperty(handler, 'length', { value: length });

/** The context of Node 24, which has no functions for the end of an invocation. */
const newContext = () => ({ awsRequestId: '1' }) as Context;
const runtimes: readonly [string, () => Context][] = [
  ['Node 22', aLambdaContext],
  ['Node 24', newContext],
];
type Call = (error: unknown, result?: unknown) => void;

describe.each(runtimes)('in the context of %s, a value that is returned before an answer comes is none:', (_, make) => {
  const later = (work: () => void): NodeJS.Timeout => setTimeout(work, soonMs);
  const handlers: readonly [string, Loose][] = [
    ['a timer, and done', (_event: object, context: Context) => later(() => endsOf(context).done(null, answer))],
    ['a timer, and succeed', (_event: object, context: Context) => later(() => endsOf(context).succeed(answer))],
    [
      'an emitter, and done',
      (_event: object, context: Context) => {
        later(() => endsOf(context).done(null, answer));
        return new EventEmitter();
      },
    ],
    [
      'an emitter with a response, and done',
      (_event: object, context: Context) => {
        later(() => endsOf(context).done(null, answer));
        return Object.assign(new EventEmitter(), { response: undefined });
      },
    ],
    [
      'an object without a response, and done',
      (_event: object, context: Context) => {
        later(() => endsOf(context).done(null, answer));
        return {};
      },
    ],
    [
      'null, and done',
      (_event: object, context: Context) => {
        later(() => endsOf(context).done(null, answer));
        return null;
      },
    ],
    [
      'true, and done',
      (_event: object, context: Context) => {
        later(() => endsOf(context).done(null, answer));
        return true;
      },
    ],
    [
      'null, and the callback',
      (_event: object, _context: Context, callback: Call) => {
        later(() => {
          callback(null, answer);
        });
        return null;
      },
    ],
    [
      'an answer, and the callback',
      (event: object, _context: Context, callback: Call) => {
        later(() => {
          callback(null, answer);
        });
        return { ...event, response: { too: 'early' } };
      },
    ],
    [
      'a timer, and the callback as a default parameter',
      (_event: object, _context: Context, callback: Call = () => undefined) =>
        later(() => {
          callback(null, answer);
        }),
    ],
    [
      'true, and the callback as a rest parameter',
      (...given: unknown[]) => {
        later(() => {
          (given[2] as Call)(null, answer);
        });
        return true;
      },
    ],
    [
      'a timer, and the callback of a bound function',
      function (this: object, _event: object, _context: Context, callback: Call) {
        return later(() => {
          callback(null, this);
        });
      }.bind(answer),
    ],
  ];

  test.each(handlers)('%s', async (_what, handler) => {
    expect(await outcomeOf(handler, make())).toEqual({ result: answer });
  });
});

describe('a value is the result at once', () => {
  test.each([
    ['an answer, where the context has no functions for the end', taking(2, () => answer)],
    ['an answer without a prototype', taking(2, () => Object.assign(Object.create(null) as object, answer))],
    ['an answer of a handler that has no context', () => answer],
  ])('%s', async (_what, handler) => {
    expect(await outcomeOf(handler, newContext())).toEqual({ result: answer });
  });

  test('an answer of a handler that takes a context, where there is none', async () => {
    expect(
      await outcomeOf(
        taking(2, () => answer),
        undefined,
      ),
    ).toEqual({ result: answer });
  });

  test.each([[null], [7], ['text'], [true], [[]]])('%p of a handler that began nothing', async (value) => {
    expect(await outcomeOf(() => value, aLambdaContext())).toEqual({ result: value });
  });
});

test('returns the promised value of an async function that declares a callback', async () => {
  const handler = taking(3, () => Promise.resolve(answer));

  expect(await outcomeOf(handler, aLambdaContext())).toEqual({ result: answer });
});

test('allows a handler to copy the context, and to replace its functions', async () => {
  const copies = (_event: object, context: Context) => endsOf({ ...context }).succeed(answer);
  const replaces = (_event: object, context: Context) => {
    const { done } = endsOf(context);
    Object.assign(context, { done: (result: unknown) => done(null, result) });
    endsOf(context).done(answer);
  };

  expect(await outcomeOf(copies, aLambdaContext())).toEqual({ result: answer });
  expect(await outcomeOf(replaces, aLambdaContext())).toEqual({ result: answer });
  for (const name of ['done', 'succeed', 'fail']) {
    const context = newContext();
    await outcomeOf(() => Promise.resolve(), context);
    expect(Reflect.deleteProperty(context, name)).toBe(true);
  }
});

test('does not fail a handler whose context cannot be read or changed', async () => {
  const refuse = () => {
    throw new Error('not for you');
  };
  const context = new Proxy(aLambdaContext(), { get: refuse, has: refuse, defineProperty: refuse });
  const calls = (_event: object, _context: Context, callback: Call) => {
    callback(null, answer);
  };

  expect(await outcomeOf(() => Promise.resolve(answer), context)).toEqual({ result: answer });
  expect(await outcomeOf(calls, context)).toEqual({ result: answer });
});
