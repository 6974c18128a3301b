import { observer, type Seen } from '../../../../triggers/observer/observer.ts';
import { marginMs } from '../../../../triggers/publish/time-left.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';

const event = aTriggerEvent();

test('each event is looked at with the id and time of the invocation, and is the answer, the same object', async () => {
  const seen: Seen[] = [];
  const begin = Date.now();
  const handler = observer((one) => {
    seen.push(one);
    return Promise.resolve();
  });

  expect(await handler(event, { awsRequestId: 'request-1' })).toBe(event);
  expect(await handler(event)).toBe(event);

  expect(seen).toEqual([
    { input: event, requestId: 'request-1', at: expect.any(Date) as Date },
    { input: event, requestId: undefined, at: expect.any(Date) as Date },
  ]);
  expect(seen[0]?.input).toBe(event);
  expect(seen.every(({ at }) => at.getTime() >= begin && at.getTime() <= Date.now())).toBe(true);
});

test('the answer waits for the look', async () => {
  let done = false;
  const handler = observer(async () => {
    await new Promise(setImmediate);
    done = true;
  });

  await handler(event);

  expect(done).toBe(true);
});

test.each([[undefined], [null], ['text'], [7]])('%p in place of an event is the answer', async (input) => {
  expect(await observer(() => Promise.resolve())(input)).toBe(input);
});

test('measures the remaining time where Lambda sets its variables', async () => {
  const seen: Seen[] = [];
  const look = (one: Seen) => Promise.resolve(void seen.push(one));
  const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 1_000 };

  await observer(look, { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' })(event, context);
  await observer(look)(event, context);

  expect(seen.map(({ timeLeft }) => timeLeft?.())).toEqual([1_000 - marginMs, undefined]);
});

test('processes an event whose context cannot be read', async () => {
  const seen: Seen[] = [];
  const context = Object.defineProperty({}, 'awsRequestId', {
    get: () => {
      throw new Error('not for you');
    },
  });

  expect(await observer((one) => Promise.resolve(void seen.push(one)))(event, context)).toBe(event);
  expect(seen).toMatchObject([{ input: event, requestId: undefined }]);
});
