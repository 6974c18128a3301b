import type { Callback, Context, Handler } from 'aws-lambda';
import { callHandler } from '../../../../triggers/wrapper/call-handler.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';

const event = aTriggerEvent();
type Call = Handler<object, unknown>;

/** As on Node 24: without functions for the end of an invocation. Work of others goes on in the process. */
const aContext = (): Context => ({ awsRequestId: 'r' }) as Context;
let work: NodeJS.Timeout | undefined;
beforeEach(() => {
  work = setInterval(() => undefined, 1000);
});
afterEach(() => {
  clearInterval(work);
});

/** The context's functions, which the types no longer have. */
const ends = (context: Context) =>
  context as unknown as { done: (error: unknown, result: unknown) => void; succeed: (result: unknown) => void };

/** With two parameters: it cannot call back but by the context. */
const byValue: Call = (given, context) => (context.awsRequestId === 'r' ? given : {}) as unknown as undefined;
const wrapped =
  (inner: Call): Call =>
  (given: object, context: Context) =>
    callHandler(inner, given, context);

test('a context that is used again does not keep a value from being the answer', async () => {
  const context = aContext();

  expect(await callHandler(byValue, event, context)).toBe(event);
  expect(await callHandler(byValue, event, context)).toBe(event);
});

test.each<[string, Call]>([
  ['a value', byValue],
  ['a promise', (given: object) => Promise.resolve(given)],
  [
    'the callback',
    (given: object, _context: Context, callback: Callback<unknown>) => void setImmediate(callback, null, given),
  ],
  [
    'done',
    (given: object, context: Context) =>
      void setImmediate(() => {
        ends(context).done(null, given);
      }),
  ],
])('a wrapped handler that a wrapped handler calls answers by %s', async (_by, inner) => {
  expect(await callHandler(wrapped(inner), event, aContext())).toBe(event);
});

test.each<[string, (context: Context, result: unknown) => void]>([
  [
    'done',
    (context, result) => {
      ends(context).done(null, result);
    },
  ],
  [
    'succeed',
    (context, result) => {
      ends(context).succeed(result);
    },
  ],
])("the outer handler answers by the context's %s after the inner one has answered", async (_by, answer) => {
  const outer: Call = (given: object, context: Context) => {
    void callHandler(byValue, given, context).then((result) => {
      answer(context, { ...(result as object), by: 'outer' });
    });
  };

  expect(await callHandler(outer, event, aContext())).toEqual({ ...event, by: 'outer' });
});
