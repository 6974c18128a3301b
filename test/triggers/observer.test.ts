import type { Observation } from '../../triggers/observe.ts';
import { observer } from '../../triggers/observer.ts';
import { normalize } from '../../triggers/user-pool/normalize.ts';
import { aTriggerEvent } from '../builders/a-trigger-event.ts';

const event = aTriggerEvent();

test('each event is looked at with the id of the invocation, and is the answer, the same object', async () => {
  const seen: Observation[] = [];
  const handler = observer((observation) => {
    seen.push(observation);
    return Promise.resolve();
  });

  expect(await handler(event, { awsRequestId: 'request-1' })).toBe(event);
  expect(await handler(event)).toBe(event);

  expect(seen).toEqual([
    { input: event, requestId: 'request-1', normalize },
    { input: event, requestId: undefined, normalize },
  ]);
  expect(seen[0]?.input).toBe(event);
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
