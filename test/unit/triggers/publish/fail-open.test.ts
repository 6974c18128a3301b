import { ConfigError } from '../../../../contracts/config-error.ts';
import { failOpen, type Look } from '../../../../triggers/publish/fail-open.ts';

const counted = { EventsNotNormalized: 1 };
const nothing: Look<unknown> = () => Promise.resolve();

/** The look, and the lines it logged, parsed. */
function lookWith(start: () => Look<unknown> | Promise<Look<unknown>>) {
  const lines: unknown[] = [];
  return { lines, look: failOpen(start, (line) => void lines.push(JSON.parse(line))) };
}

test('each subject is looked at, and nothing is logged', async () => {
  const seen: unknown[] = [];
  const { look, lines } = lookWith(() => (subject) => {
    seen.push(subject);
    return Promise.resolve();
  });
  const [first, second] = [{ a: 1 }, 'text'];

  await look(first);
  await look(second);

  expect(seen[0]).toBe(first);
  expect(seen).toEqual([first, second]);
  expect(lines).toEqual([]);
});

test('it waits for the look', async () => {
  let done = false;
  const { look } = lookWith(() => async () => {
    await new Promise(setImmediate);
    done = true;
  });

  await look(undefined);

  expect(done).toBe(true);
});

test('the look is made once, at the first subject', async () => {
  let starts = 0;
  const { look } = lookWith(() => {
    starts += 1;
    return nothing;
  });
  expect(starts).toBe(0);

  await look(undefined);
  await look(undefined);

  expect(starts).toBe(1);
});

test('a start that fails is counted, and tried again at the next subject', async () => {
  let starts = 0;
  const { look, lines } = lookWith(() => {
    starts += 1;
    if (starts < 3) throw new Error('no network yet');
    return nothing;
  });

  for (let times = 0; times < 4; times += 1) await expect(look(undefined)).resolves.toBeUndefined();

  expect(starts).toBe(3);
  expect(lines).toMatchObject([counted, counted]);
});

test('a start that takes its time is waited for; one that rejects is counted, and tried again', async () => {
  let starts = 0;
  const seen: unknown[] = [];
  const { look, lines } = lookWith(async () => {
    await new Promise(setImmediate);
    if (++starts === 1) throw new Error('no network yet');
    return (subject) => Promise.resolve(void seen.push(subject));
  });

  for (const subject of ['first', 'second', 'third']) await expect(look(subject)).resolves.toBeUndefined();

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
])('a look that %s is counted, and rejects not', async (_what, broken) => {
  const { look, lines } = lookWith(() => broken);

  await expect(look(undefined)).resolves.toBeUndefined();

  expect(lines).toMatchObject([{ level: 'error', message: 'event processing failed', code: 'UNKNOWN', ...counted }]);
});

test.each([[undefined], [null], ['text'], [7], [7n], [{ code: 7n }], [{ code: { a: 1 } }], [{ code: 'two words' }]])(
  '%p that is thrown in place of an error is counted',
  async (thrown) => {
    const { look, lines } = lookWith(() => () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what this is about
      throw thrown;
    });

    await expect(look(undefined)).resolves.toBeUndefined();

    expect(lines).toMatchObject([{ code: 'UNKNOWN', ...counted }]);
  },
);

test('the log has the code of an error, but not its message', async () => {
  const error = Object.assign(new Error('ann@example.org is not valid'), { code: 'INVALID_EMAIL' });
  const { look, lines } = lookWith(() => () => Promise.reject(error));

  await look(undefined);

  expect(lines).toMatchObject([{ code: 'INVALID_EMAIL' }]);
  expect(JSON.stringify(lines)).not.toContain('ann@example.org');
});

test.each([
  [{ code: 'ann@example.org' }],
  [Object.assign(new Error('ann@example.org'), { name: 'ConfigError' })],
  [{ name: 'ConfigError', message: 'ann@example.org' }],
])('what only looks like a code or like an error of ours is not logged: %p', async (thrown) => {
  const { look, lines } = lookWith(() => () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- not only errors are thrown
    throw thrown;
  });

  await look(undefined);

  expect(lines).toMatchObject([{ code: 'UNKNOWN' }]);
  expect(JSON.stringify(lines)).not.toContain('ann@example.org');
});

test('the log says what is wrong with the settings', async () => {
  const { look, lines } = lookWith(() => {
    throw new ConfigError(['EVENT_BUS_NAME: name or ARN of the bus']);
  });

  await look(undefined);

  expect(lines).toMatchObject([
    {
      code: 'BAD_CONFIGURATION',
      detail: 'Set these environment variables right: EVENT_BUS_NAME: name or ARN of the bus',
      ...counted,
    },
  ]);
});

test('a log that cannot be written is no reason to fail', async () => {
  const look = failOpen(
    () => () => Promise.reject(new Error('no')),
    () => {
      throw new Error('stdout is gone');
    },
  );

  await expect(look(undefined)).resolves.toBeUndefined();
});

const refuse = () => {
  throw new Error('not for you');
};

test.each([
  ['an error whose code cannot be read', Object.defineProperty(new Error('no'), 'code', { get: refuse })],
  ['an error of no class', new Proxy(new Error('no'), { getPrototypeOf: refuse })],
  ['a proxy that refuses all', new Proxy({}, { get: refuse, getPrototypeOf: refuse })],
])('counts %s by the name of the bus, like any other', async (_what, thrown) => {
  const lines: unknown[] = [];
  const look = failOpen(
    () => () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- not only errors are thrown
      throw thrown;
    },
    (line) => void lines.push(JSON.parse(line)),
    () => 'identity',
  );

  await look(undefined);

  const _aws = { CloudWatchMetrics: [{ Dimensions: [['EventBusName']] }] };
  expect(lines).toMatchObject([{ code: 'UNKNOWN', ...counted, EventBusName: 'identity', _aws }]);
});

test('counts a failure even if the name of the bus cannot be read', async () => {
  const lines: unknown[] = [];
  const look = failOpen(refuse, (line) => void lines.push(JSON.parse(line)), refuse);

  await look(undefined);

  expect(lines).toMatchObject([counted]);
});
