import type { Handler } from 'aws-lambda';
import { refuseAll, type Publish } from '../../../../triggers/publish/event-bus.ts';
import type { Processor } from '../../../../triggers/publish/fail-open.ts';
import { normalize as normalizeTriggerEvent } from '../../../../triggers/normalize/trigger-event/normalize.ts';
import { wrap } from '../../../../triggers/wrapper/wrap.ts';
import { aTriggerEvent, type TriggerSample } from '../../../given/builders/a-trigger-event.ts';
import { aLambdaContext, failingWith, succeedingWith } from '../../../given/builders/handler-styles.ts';
import { fakeBus } from '../../../given/fakes/fake-bus.ts';

class DomainNotAllowedError extends Error {}

const context = aLambdaContext();
const echo: Handler<TriggerSample, TriggerSample> = (event) => Promise.resolve(event);
const refuse = (error: unknown) => () => {
  throw error;
};

const lazy = (processor: Processor) => ({ start: () => processor, log: () => undefined, bus: () => 'identity' });

/** Invokes a handler in the wrapper; its outcome, and the events on the bus. */
async function wrapped(handler: Handler, event: unknown, options?: Parameters<typeof fakeBus>[0]) {
  const { processor, ...bus } = fakeBus(options);
  const outcome = await wrap(handler, processor)(event, context).then(
    (result: unknown) => ({ result }),
    (failure: unknown) => ({ failure }),
  );
  return { ...bus, outcome };
}

describe('the outcome', () => {
  const answer = { ...aTriggerEvent(), own: 'answer' };

  test.each(succeedingWith(answer))('is the very result of a handler that %s', async (_what, handler) => {
    const { outcome, published } = await wrapped(handler, aTriggerEvent());

    expect(outcome).toHaveProperty('result');
    expect(Object.values(outcome)[0]).toBe(answer);
    expect(published).toMatchObject([{ type: 'cognito.login.succeeded.v1' }]);
  });

  const error = new DomainNotAllowedError('not example.net');
  test.each(failingWith(error))('is the very error of a handler that %s', async (_what, handler) => {
    const { outcome, published } = await wrapped(handler, aTriggerEvent());

    expect(outcome).toHaveProperty('failure');
    expect(Object.values(outcome)[0]).toBe(error);
    expect(published).toMatchObject([{ type: 'cognito.login.denied.v1' }]);
  });

  test.each([['text'], [7], [undefined], [null], [{ name: 'Blocked' }]])(
    'is the very %p that was thrown in place of an error',
    async (thrown) => {
      expect((await wrapped(refuse(thrown), aTriggerEvent())).outcome).toStrictEqual({ failure: thrown });
    },
  );

  const late: Publish = (events) => new Promise((resolve) => setImmediate(resolve, refuseAll(events, 'TIMEOUT')));
  test.each([
    ['refuses', { refusal: 'ThrottlingException' }],
    ['rejects against its word', { publish: () => Promise.reject(new Error('no')) }],
    ['answers late', { publish: late }],
  ])('is the same where the bus %s', async (_what, options) => {
    const event = aTriggerEvent();
    const succeeded = await wrapped(echo, event, options);
    const failed = await wrapped(refuse(error), event, options);

    expect(Object.values(succeeded.outcome)[0]).toBe(event);
    expect(Object.values(failed.outcome)[0]).toBe(error);
    expect([succeeded.complaints().length, failed.complaints().length]).toEqual([1, 1]);
  });

  test('waits for the processor, which runs once', async () => {
    const steps: string[] = [];
    const processor: Processor = async () => {
      await new Promise(setImmediate);
      steps.push('processed');
    };

    await wrap(echo, lazy(processor))(aTriggerEvent(), context);
    steps.push('answered');
    await wrap(refuse(error), lazy(processor))(aTriggerEvent(), context).catch(() => steps.push('refused'));

    expect(steps).toEqual(['processed', 'answered', 'processed', 'refused']);
  });

  test('does not need a context, as a unit test may give none', async () => {
    const { processor, published } = fakeBus();
    const event = aTriggerEvent();

    expect(await wrap(echo, processor)(event)).toBe(event);
    expect(published).toHaveLength(1);
    expect(published[0]?.data).not.toHaveProperty('requestId');
  });
});

test('the id of the invocation is in the event', async () => {
  const { published } = await wrapped(echo, aTriggerEvent());

  expect(published).toMatchObject([{ data: { requestId: context.awsRequestId } }]);
});

describe("the published response is the function's own", () => {
  const verify = aTriggerEvent('VerifyAuthChallengeResponse_Authentication', { response: {} });
  const migrate = aTriggerEvent('UserMigration_Authentication', { response: {} });

  test.each([true, false])('says whether an answer to a challenge is correct: %s', async (answerCorrect) => {
    const { published } = await wrapped(
      (event: object) => Promise.resolve({ ...event, response: { answerCorrect } }),
      verify,
    );

    expect(published).toMatchObject([{ type: 'cognito.challenge.answered.v1', data: { correct: answerCorrect } }]);
  });

  test('also if the function changes its event', async () => {
    const changing = structuredClone(verify);
    const { published } = await wrapped((event: { response: object }) => {
      event.response = { answerCorrect: true };
      return Promise.resolve(event);
    }, changing);

    expect(published).toMatchObject([{ data: { correct: true } }]);
  });

  test('prefers the response in the answer to the one in the event', async () => {
    const { published } = await wrapped(
      () => Promise.resolve({ response: { answerCorrect: false }, userName: 'mallory' }),
      { ...verify, response: { answerCorrect: true } },
    );

    expect(published).toMatchObject([{ data: { correct: false, username: 'lena' } }]);
  });

  test('not what happens to the event after the answer', async () => {
    const event = aTriggerEvent();
    const { ports } = fakeBus();
    const told: unknown[] = [];
    const processor: Processor = async ({ input, at, normalize = normalizeTriggerEvent }) => {
      Object.assign(input as object, { userName: 'mallory', response: 'none' });
      told.push(
        normalize(input, { now: at, newId: ports.newId, requestId: undefined, privacy: await ports.privacy() }),
      );
    };
    await wrap(echo, lazy(processor))(event, context);

    expect(told).toMatchObject([{ events: [{ data: { username: 'lena' } }] }]);
  });

  test('says that a user was migrated, if the function knows the user', async () => {
    const userAttributes = { email: 'tom.keller@example.org' };
    const known = await wrapped(
      (event: object) => Promise.resolve({ ...event, response: { userAttributes } }),
      migrate,
    );
    const unknown = await wrapped(echo, migrate);

    expect(known.published).toMatchObject([{ type: 'cognito.user.migrated.v1', data: { occasion: 'login' } }]);
    expect([unknown.published, unknown.logged]).toEqual([[], []]);
  });
});

describe('a function that throws', () => {
  const error = new DomainNotAllowedError('ann@example.net is not allowed');

  test.each([
    ['PreSignUp_SignUp', 'cognito.sign_up.denied.v1', { method: 'self' }],
    ['PreAuthentication_Authentication', 'cognito.login.denied.v1', { stage: 'pre_authentication' }],
    ['PostAuthentication_Authentication', 'cognito.login.denied.v1', { stage: 'post_authentication' }],
  ])('on %s gives %s with the class of its error, never with the message', async (source, type, data) => {
    const { published, logged } = await wrapped(refuse(error), aTriggerEvent(source));

    expect(published).toMatchObject([{ type, data: { ...data, errorName: 'DomainNotAllowedError' } }]);
    expect(JSON.stringify(published) + logged.join('')).not.toContain('example.net');
  });

  test.each(['UserMigration_Authentication', 'TokenGeneration_Authentication', 'DefineAuthChallenge_Authentication'])(
    'on %s denies no sign-up and no login, so it gives nothing',
    async (source) => {
      const { published, logged } = await wrapped(refuse(error), aTriggerEvent(source));

      expect([published, logged]).toEqual([[], []]);
    },
  );
});
