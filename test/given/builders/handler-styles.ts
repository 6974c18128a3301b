import type { Context, Handler } from 'aws-lambda';

/** What a handler does, and the handler. */
export type HandlerStyle = readonly [what: string, handler: Handler<object, unknown>];

/** The context's functions for the end of an invocation: Node 24 has them no more, and old handlers still call them. */
type Ends = Readonly<Record<'done' | 'succeed' | 'fail', (...outcome: unknown[]) => unknown>>;

export const endsOf = (context: Context): Ends => context as unknown as Ends;

/** The context of an invocation, as the runtime of Node 22 makes it; its own ends do nothing. */
export function aLambdaContext(): Context {
  const nothing = () => undefined;
  const context: object = {
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'on-login',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:on-login',
    memoryLimitInMB: '128',
    awsRequestId: '8f2b6c1e-52f0-4c3b-9a51-2f1d6f0f7a11',
    logGroupName: '/aws/lambda/on-login',
    logStreamName: '2026/11/24/[$LATEST]1',
    getRemainingTimeInMillis: () => 3_000,
    ...{ done: nothing, fail: nothing, succeed: nothing },
  };
  return context as Context;
}

const soon = (call: (...values: never[]) => void, ...values: unknown[]): unknown =>
  setImmediate(call, ...(values as never[]));

const ofCallback = (work: (callback: (...outcome: unknown[]) => unknown) => unknown): HandlerStyle[1] => {
  return (_event, _context, callback) => {
    work(callback as Parameters<typeof work>[0]);
  };
};
const ofContext = (work: (ends: Ends) => unknown): HandlerStyle[1] => {
  // A handler in the style of the context has no third parameter.
  return (_event, context) => {
    work(endsOf(context));
  };
};

/** A handler in each style that Lambda has had, whose result is this value. */
export const succeedingWith = (answer: unknown): readonly HandlerStyle[] => [
  ['is async', () => Promise.resolve(answer)],
  ['is async and late', () => new Promise((resolve) => soon(resolve, answer))],
  [
    'gives a promise of another make',
    () => ({ then: (fulfil: (value: unknown) => unknown) => fulfil(answer) }) as Promise<unknown>,
  ],
  ['calls back at once', ofCallback((callback) => callback(null, answer))],
  ['calls back later', ofCallback((callback) => soon(callback, undefined, answer))],
  ['calls back and returns junk', (_event, _context, callback) => soon(callback, null, answer) as undefined],
  [
    'calls back, then throws',
    ofCallback((callback) => {
      callback(null, answer);
      throw new Error('too late');
    }),
  ],
  ['calls back twice', ofCallback((callback) => [callback(null, answer), callback('too late')])],
  ['says done', ofContext((ends) => ends.done(undefined, answer))],
  ['says done later', ofContext((ends) => soon(ends.done, null, answer))],
  ['says succeed', ofContext(({ succeed }) => succeed(answer))],
  [
    'is async and says succeed',
    async (_event, context) => {
      endsOf(context).succeed(answer);
      await Promise.resolve();
    },
  ],
];

/** A handler in each style that Lambda has had, which fails with this value; not undefined and not null. */
export const failingWith = (failure: unknown): readonly HandlerStyle[] => [
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
  ['rejects', () => Promise.reject(failure)],
  [
    'throws',
    () => {
      throw failure;
    },
  ],
  ['calls back with it', ofCallback((callback) => callback(failure))],
  ['calls back with it later', ofCallback((callback) => soon(callback, failure))],
  ['says done with it', ofContext((ends) => ends.done(failure))],
  ['says fail', ofContext(({ fail }) => fail(failure))],
  ['says fail later', ofContext((ends) => soon(ends.fail, failure))],
];
