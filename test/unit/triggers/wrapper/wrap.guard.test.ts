import type { Handler } from 'aws-lambda';
import fc from 'fast-check';
import { wrap } from '../../../../triggers/wrapper/wrap.ts';
import { aTriggerEvent, type TriggerSample } from '../../../given/builders/a-trigger-event.ts';
import { aLambdaContext } from '../../../given/builders/handler-styles.ts';
import { fakeBus } from '../../../given/fakes/fake-bus.ts';

const refuse = () => {
  throw new Error('not for you');
};

/** Invokes a handler in the wrapper; returns its outcome and the events on the bus. */
async function wrapped(handler: (event: object) => unknown, event: object = aTriggerEvent()) {
  const { processor, ...bus } = fakeBus();
  const outcome = await wrap(handler as Handler<object, unknown>, processor)(event, aLambdaContext()).then(
    (result: unknown) => ({ result }),
    (failure: unknown) => ({ failure }),
  );
  return { ...bus, outcome };
}

class Answer {
  readonly #event: unknown;
  constructor(event: unknown) {
    this.#event = event;
  }
  get response(): never {
    return refuse();
  }
  toJSON(): unknown {
    return this.#event;
  }
}

const readable = new Set<unknown>(['toJSON', 'then']);
const answers: readonly (readonly [string, (event: object) => object])[] = [
  ['of a class whose getter throws', (event) => new Answer(event)],
  [
    'that refuses to be read',
    (event) =>
      new Proxy(
        { toJSON: () => event },
        { get: (target, name): unknown => (readable.has(name) ? Reflect.get(target, name) : refuse()) },
      ),
  ],
  ['that is frozen', (event) => Object.freeze({ ...event })],
  ['with a symbol', (event) => ({ ...event, [Symbol('mine')]: 1 })],
];

test.each(answers)('returns the same result %s, and publishes the answer that Lambda sends', async (_what, make) => {
  const event = aTriggerEvent();
  const result = make(event);
  const { outcome, published } = await wrapped(() => Promise.resolve(result), event);

  expect(Object.values(outcome)[0]).toBe(result);
  expect(published).toMatchObject([{ type: 'cognito.login.succeeded.v1' }]);
});

const circular: Record<string, unknown> = { response: {} };
circular['self'] = circular;

test.each([
  ['none', undefined],
  ['null', null],
  ['a text', 'ok'],
  ['an object without a response', { statusCode: 200 }],
  ['an object whose response is null', { response: null }],
  ['an object whose response is a list', { response: [] }],
  ['a list', [{ response: {} }]],
  ['one that cannot be written as JSON', circular],
  ['a number too large for JSON', { response: {}, id: 7n }],
])('publishes nothing for a result that Cognito or Lambda rejects, %s', async (_what, result) => {
  const { outcome, published, logged } = await wrapped(() => Promise.resolve(result));

  expect(outcome).toHaveProperty('result');
  expect(Object.values(outcome)[0]).toBe(result);
  expect([published, logged]).toEqual([[], []]);
});

test.each([
  ['of no class', Object.create(null) as object],
  ['whose name is a symbol', Object.assign(new Error('no'), { name: Symbol('no') })],
  ['whose name throws', Object.defineProperty(new Error('no'), 'name', { get: refuse })],
  ['that refuses to be read', new Proxy(new Error('no'), { get: refuse, getPrototypeOf: refuse })],
])('throws the same error %s, and publishes or counts it', async (_what, error) => {
  const { outcome, published, complaints } = await wrapped(() => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what this is about
    throw error;
  });

  expect(Object.values(outcome)[0]).toBe(error);
  expect(published.length + complaints().length).toBe(1);
});

test('answers for a handler that spoils its event, and counts the lost event', async () => {
  const { outcome, complaints } = await wrapped((event: object) => {
    Object.defineProperty(event, 'request', { enumerable: true, get: refuse });
    return Promise.resolve({ response: {} });
  });

  expect(outcome).toEqual({ result: { response: {} } });
  expect(complaints()).toMatchObject([{ message: 'event processing failed', EventsNotNormalized: 1 }]);
});

test('changes neither result nor error if the processor rejects and the log throws', async () => {
  const event = aTriggerEvent();
  const error = new Error('blocked');

  const processor = { start: () => refuse, log: refuse, bus: refuse };

  await expect(wrap(() => Promise.resolve(event), processor)(event)).resolves.toBe(event);
  await expect(wrap(() => Promise.reject(error), processor)(event)).rejects.toBe(error);
});

describe('changes after the answer', () => {
  /** A processor that does something in the meantime. */
  const meanwhile = (work: () => void) => ({
    start: () => async () => Promise.resolve().then(work),
    log: refuse,
    bus: refuse,
  });

  test('is not in the answer, in whatever way the handler changes it', async () => {
    const changes = fc.constantFrom<(event: Record<string, unknown>) => void>(
      (event) => (event['response'] = { other: true }),
      (event) => (event['added'] = 1),
      (event) => delete event['userName'],
      (event) => (event['self'] = event),
      (event) => Object.defineProperty(event, 'response', { enumerable: true, get: refuse }),
      () => undefined,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { maxLength: 3 }), fc.jsonValue(), async (all, more) => {
        const event = { ...aTriggerEvent(), response: { more } };
        const alone = JSON.stringify(event);
        const processor = meanwhile(() => {
          for (const change of all) change(event);
        });

        const answer: unknown = await wrap(() => Promise.resolve(event), processor)(event);

        expect(JSON.stringify(answer)).toBe(alone);
        if (all.length === 0) expect(answer).toBe(event);
      }),
    );
  });

  test('is not published', async () => {
    const event: TriggerSample = aTriggerEvent('VerifyAuthChallengeResponse_Authentication', { response: {} });
    const { published } = await wrapped(() => {
      const answer = { ...event, response: { answerCorrect: false } };
      setImmediate(() => (answer.response.answerCorrect = true));
      return Promise.resolve(answer);
    }, event);

    expect(published).toMatchObject([{ data: { correct: false } }]);
  });
});
