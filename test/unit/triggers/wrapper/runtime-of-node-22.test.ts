import type { Context } from 'aws-lambda';
import { wrap } from '../../../../triggers/wrapper/wrap.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';
import { aLambdaContext } from '../../../given/builders/handler-styles.ts';
import { fakeBus } from '../../../given/fakes/fake-bus.ts';

// Where the runtime keeps its end of an invocation (BeforeExitListener.js of aws-lambda-ric 3.3.0).
const place = Symbol.for('aws.lambda.beforeExit');
const globals = globalThis as { [place]?: unknown };

/** Sets the end of an invocation as Node 22 does for an empty event loop: it answers with nothing. */
function withRuntime() {
  const answered: unknown[] = [];
  const listener = () => {
    (globals[place] as () => void)();
  };
  globals[place] = () => void answered.push(null);
  process.on('beforeExit', listener);
  return {
    answered,
    empty: () => process.emit('beforeExit', 0),
    stop: () => {
      process.off('beforeExit', listener);
      Reflect.deleteProperty(globals, place);
    },
  };
}

let runtime: ReturnType<typeof withRuntime>;
beforeEach(() => {
  runtime = withRuntime();
});
afterEach(() => {
  runtime.stop();
});

const settle = () => new Promise(setImmediate);

/** Invokes a handler in the wrapper, and returns its outcome so far. */
function invoke(handler: (...given: never[]) => unknown, event: object) {
  const { processor, published } = fakeBus();
  const outcomes: unknown[] = [];
  void wrap(handler as never, processor)(event as never, aLambdaContext()).then((result) => outcomes.push(result));
  return { outcomes, published };
}

type Call = (error: unknown, result?: unknown) => void;

test('answers a callback itself when the event loop is empty, before the runtime', async () => {
  const event = aTriggerEvent();
  const { outcomes, published } = invoke((input: object, _context: Context, callback: Call) => {
    callback(null, input);
  }, event);
  await settle();
  expect([outcomes, published]).toEqual([[], []]);

  runtime.empty();
  await settle();
  expect(outcomes).toEqual([event]);
  expect(published).toHaveLength(1);
  expect(runtime.answered).toEqual([]);
});

test('does not answer a callback before that if it began no work', async () => {
  const event = aTriggerEvent();
  const settled = settle();
  const { outcomes } = invoke((input: object, _context: Context, callback: Call) => {
    callback(null, input);
  }, event);
  await settled;
  await settle();

  expect(outcomes).toEqual([]);
  runtime.empty();
  await settle();
  expect(outcomes).toEqual([event]);
});

test('has no result and no event once the event loop of a silent handler is empty', async () => {
  const { outcomes, published } = invoke((input: object) => ({ ...input }), aTriggerEvent());
  await settle();
  expect(outcomes).toEqual([]);

  runtime.empty();
  await settle();
  expect([outcomes, published, runtime.answered]).toStrictEqual([[undefined], [], []]);
});

test('counts a silent custom sender as done, because Cognito reads no answer of it', async () => {
  const { outcomes, published } = invoke(() => undefined, aTriggerEvent('CustomEmailSender_SignUp'));
  runtime.empty();
  await settle();

  expect(outcomes).toStrictEqual([undefined]);
  expect(published).toMatchObject([{ type: 'cognito.message.requested.v1' }]);
});

test('does not wait for the event loop after an answer by done', async () => {
  const event = aTriggerEvent();
  const { outcomes } = invoke((input: object, context: { done: Call }) => {
    context.done(null, input);
  }, event);
  await settle();

  expect(outcomes).toEqual([event]);
});
