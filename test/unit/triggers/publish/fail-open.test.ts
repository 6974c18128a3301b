import { ConfigError } from '../../../../contracts/config-error.ts';
import { anInvocation } from '../../../given/builders/an-invocation.ts';
import { failOpen, requestIdOf, type LazyProcessor, type Processor } from '../../../../triggers/publish/fail-open.ts';

const counted = { EventsNotNormalized: 1 };
const nothing: Processor = () => Promise.resolve();

/** Processes inputs with a processor that starts so; the lines of the log, parsed. */
function startingWith(start: LazyProcessor['start'], bus: LazyProcessor['bus'] = () => 'identity') {
  const lines: unknown[] = [];
  const lazy: LazyProcessor = { start, log: (line) => void lines.push(JSON.parse(line)), bus };
  return { lines, process: (input?: unknown) => failOpen(anInvocation({ input }), lazy) };
}

test('processes each invocation, and logs nothing', async () => {
  const seen: unknown[] = [];
  const { process, lines } = startingWith(() => ({ input }) => {
    seen.push(input);
    return Promise.resolve();
  });
  const [first, second] = [{ a: 1 }, 'text'];

  await process(first);
  await process(second);

  expect(seen[0]).toBe(first);
  expect(seen).toEqual([first, second]);
  expect(lines).toEqual([]);
});

test('waits for the processor', async () => {
  let done = false;
  const { process } = startingWith(() => async () => {
    await new Promise(setImmediate);
    done = true;
  });

  await process();

  expect(done).toBe(true);
});

test('starts the processor once, at the first invocation', async () => {
  let starts = 0;
  const { process } = startingWith(() => {
    starts += 1;
    return nothing;
  });
  expect(starts).toBe(0);

  await process();
  await process();

  expect(starts).toBe(1);
});

test('counts a failed start, and starts again at the next invocation', async () => {
  let starts = 0;
  const { process, lines } = startingWith(() => {
    starts += 1;
    if (starts < 3) throw new Error('no network yet');
    return nothing;
  });

  for (let times = 0; times < 4; times += 1) await expect(process()).resolves.toBeUndefined();

  expect(starts).toBe(3);
  expect(lines).toMatchObject([counted, counted]);
});

test('waits for a slow start, and repeats a start that rejects', async () => {
  let starts = 0;
  const seen: unknown[] = [];
  const { process, lines } = startingWith(async () => {
    await new Promise(setImmediate);
    if (++starts === 1) throw new Error('no network yet');
    return ({ input }) => Promise.resolve(void seen.push(input));
  });

  for (const subject of ['first', 'second', 'third']) await expect(process(subject)).resolves.toBeUndefined();

  expect([starts, seen]).toEqual([2, ['second', 'third']]);
  expect(lines).toMatchObject([counted]);
});

test.each([
  ['rejects', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
])('counts a processor that %s, and does not reject', async (_what, broken) => {
  const { process, lines } = startingWith(() => broken);

  await expect(process()).resolves.toBeUndefined();

  expect(lines).toMatchObject([{ level: 'error', message: 'event processing failed', code: 'UNKNOWN', ...counted }]);
});

test.each([[undefined], [null], ['text'], [7], [7n], [{ code: 7n }], [{ code: { a: 1 } }], [{ code: 'two words' }]])(
  '%p that is thrown in place of an error is counted',
  async (thrown) => {
    const { process, lines } = startingWith(() => () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what this is about
      throw thrown;
    });

    await expect(process()).resolves.toBeUndefined();

    expect(lines).toMatchObject([{ code: 'UNKNOWN', ...counted }]);
  },
);

test('the log has the code of an error, but not its message', async () => {
  const error = Object.assign(new Error('ann@example.org is not valid'), { code: 'INVALID_EMAIL' });
  const { process, lines } = startingWith(() => () => Promise.reject(error));

  await process();

  expect(lines).toMatchObject([{ code: 'INVALID_EMAIL' }]);
  expect(JSON.stringify(lines)).not.toContain('ann@example.org');
});

test.each([
  [{ code: 'ann@example.org' }],
  [Object.assign(new Error('ann@example.org'), { name: 'ConfigError' })],
  [{ name: 'ConfigError', message: 'ann@example.org' }],
])('does not log text that only resembles a code or a ConfigError: %p', async (thrown) => {
  const { process, lines } = startingWith(() => () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- not only errors are thrown
    throw thrown;
  });

  await process();

  expect(lines).toMatchObject([{ code: 'UNKNOWN' }]);
  expect(JSON.stringify(lines)).not.toContain('ann@example.org');
});

test('the log says what is wrong with the settings', async () => {
  const { process, lines } = startingWith(() => {
    throw new ConfigError(['EVENT_BUS_NAME: name or ARN of the bus']);
  });

  await process();

  expect(lines).toMatchObject([
    {
      code: 'BAD_CONFIGURATION',
      detail: 'Set these environment variables right: EVENT_BUS_NAME: name or ARN of the bus',
      ...counted,
    },
  ]);
});

test('does not fail if the log cannot be written', async () => {
  const processor: LazyProcessor = {
    start: () => () => Promise.reject(new Error('no')),
    log: () => {
      throw new Error('stdout is gone');
    },
    bus: () => 'identity',
  };

  await expect(failOpen(anInvocation(), processor)).resolves.toBeUndefined();
});

const refuse = () => {
  throw new Error('not for you');
};

test.each([
  ['an error whose code cannot be read', Object.defineProperty(new Error('no'), 'code', { get: refuse })],
  ['an error of no class', new Proxy(new Error('no'), { getPrototypeOf: refuse })],
  ['a proxy that refuses all', new Proxy({}, { get: refuse, getPrototypeOf: refuse })],
])('counts %s by the name of the bus, like any other', async (_what, thrown) => {
  const { process, lines } = startingWith(() => () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- not only errors are thrown
    throw thrown;
  });

  await process();

  const _aws = { CloudWatchMetrics: [{ Dimensions: [['EventBusName']] }] };
  expect(lines).toMatchObject([{ code: 'UNKNOWN', ...counted, EventBusName: 'identity', _aws }]);
});

test('counts a failure even if the name of the bus cannot be read', async () => {
  const { process, lines } = startingWith(refuse, refuse);

  await process();

  expect(lines).toMatchObject([counted]);
});

test('returns no id of an invocation whose context cannot be read', () => {
  const context = Object.defineProperty({}, 'awsRequestId', { get: refuse });

  expect([requestIdOf(context), requestIdOf(undefined), requestIdOf({ awsRequestId: 'request-1' })]).toEqual([
    undefined,
    undefined,
    'request-1',
  ]);
});
