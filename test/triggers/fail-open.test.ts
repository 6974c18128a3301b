import { ConfigError } from '../../contracts/config-error.ts';
import { failOpen, type Observe } from '../../triggers/fail-open.ts';
import { aTriggerEvent } from '../builders/a-trigger-event.ts';

const event = aTriggerEvent();
const counted = { EventsNotNormalized: 1 };
const nothing: Observe = () => Promise.resolve();

/** The handler, and the lines it logged, parsed. */
function handlerWith(start: () => Observe) {
  const lines: unknown[] = [];
  return { lines, handler: failOpen(start, (line) => void lines.push(JSON.parse(line))) };
}

test('the observer sees each event and the id of the invocation; the event is the answer', async () => {
  const seen: unknown[] = [];
  const { handler, lines } = handlerWith(() => (...args) => {
    seen.push(args);
    return Promise.resolve();
  });

  expect(await handler(event, { awsRequestId: 'request-1' })).toBe(event);
  expect(await handler(event)).toBe(event);
  expect(seen).toEqual([
    [event, 'request-1'],
    [event, undefined],
  ]);
  expect(lines).toEqual([]);
});

test('the answer waits for the observer', async () => {
  let done = false;
  const { handler } = handlerWith(() => async () => {
    await new Promise(setImmediate);
    done = true;
  });

  await handler(event);

  expect(done).toBe(true);
});

test('the observer is made once, at the first event', async () => {
  let starts = 0;
  const { handler } = handlerWith(() => {
    starts += 1;
    return nothing;
  });
  expect(starts).toBe(0);

  await handler(event);
  await handler(event);

  expect(starts).toBe(1);
});

test('a start that fails is counted, and tried again at the next event', async () => {
  let starts = 0;
  const { handler, lines } = handlerWith(() => {
    starts += 1;
    if (starts < 3) throw new Error('no network yet');
    return nothing;
  });

  for (let times = 0; times < 4; times += 1) expect(await handler(event)).toBe(event);

  expect(starts).toBe(3);
  expect(lines).toMatchObject([counted, counted]);
});

test.each([
  ['rejects', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
])('an observer that %s is counted, and the event is the answer', async (_what, observe) => {
  const { handler, lines } = handlerWith(() => observe);

  expect(await handler(event)).toBe(event);
  expect(lines).toMatchObject([{ level: 'error', message: 'observer failed', code: 'UNKNOWN', ...counted }]);
});

test.each([[undefined], [null], ['text'], [7]])('%j that is thrown in place of an error is counted', async (thrown) => {
  const { handler, lines } = handlerWith(() => () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what this is about
    throw thrown;
  });

  expect(await handler(event)).toBe(event);
  expect(lines).toMatchObject([{ code: 'UNKNOWN', ...counted }]);
});

test('the log has the code of an error, but not its message', async () => {
  const error = Object.assign(new Error('ann@example.org is not valid'), { code: 'INVALID_EMAIL' });
  const { handler, lines } = handlerWith(() => () => Promise.reject(error));

  await handler(event);

  expect(lines).toMatchObject([{ code: 'INVALID_EMAIL' }]);
  expect(JSON.stringify(lines)).not.toContain('ann@example.org');
});

test('the log says what is wrong with the settings', async () => {
  const { handler, lines } = handlerWith(() => {
    throw new ConfigError(['EVENT_BUS_NAME: name or ARN of the bus']);
  });

  expect(await handler(event)).toBe(event);
  expect(lines).toMatchObject([
    {
      code: 'BAD_CONFIGURATION',
      detail: 'Set these environment variables right: EVENT_BUS_NAME: name or ARN of the bus',
      ...counted,
    },
  ]);
});

test('a log that cannot be written is no reason to fail', async () => {
  const handler = failOpen(
    () => () => Promise.reject(new Error('no')),
    () => {
      throw new Error('stdout is gone');
    },
  );

  expect(await handler(event)).toBe(event);
});
