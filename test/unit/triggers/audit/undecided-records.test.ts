import { PoolUndecided } from '../../../../triggers/audit/pools/pool-undecided.ts';
import { reportUndecided } from '../../../../triggers/audit/undecided-records.ts';
import { aRecordNaming } from '../../../given/fakes/fake-cognito-pools.ts';

const record = aRecordNaming({ sub: 'c2f58484' }, { at: '2026-11-30T12:00:00Z' });

/** Reports a record so many minutes after its call. */
async function report(minutes: number, poolOf: () => Promise<never>) {
  const lines: string[] = [];
  const now = () => record.time.getTime() + minutes * 60_000;
  const reported = reportUndecided(poolOf, { log: (line) => void lines.push(line), bus: 'identity', now });
  const error = await reported(record).catch((cause: unknown) => cause);
  return { error, lines, parsed: lines.map((line) => JSON.parse(line) as object) };
}

test('returns what is known, and logs nothing', async () => {
  const lines: string[] = [];
  const pool = { userPoolId: 'eu-west-1_One' };
  const poolOf = reportUndecided(() => Promise.resolve(pool), {
    log: (line) => void lines.push(line),
    bus: undefined,
    now: Date.now,
  });

  expect(await poolOf(record)).toBe(pool);
  expect(lines).toEqual([]);
});

test('counts no undecided record in the first quarter of an hour', async () => {
  const undecided = new PoolUndecided('LOOK_UP_LIMIT');

  expect(await report(15, () => Promise.reject(undecided))).toEqual({ error: undecided, lines: [], parsed: [] });
});

test('counts a record that is undecided for longer', async () => {
  const { lines, parsed } = await report(15.1, () => Promise.reject(new PoolUndecided('LOOK_UP_LIMIT')));

  expect(parsed).toMatchObject([
    {
      level: 'warn',
      message: 'record undecided',
      code: 'LOOK_UP_LIMIT',
      RecordsWithoutPool: 1,
      EventBusName: 'identity',
    },
  ]);
  expect(lines.join('')).not.toContain('c2f58484');
});
