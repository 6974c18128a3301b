import { calmFigures, invalidFigures, runFigures, type PeersFigures } from '../../../../bench/peers/figures.ts';
import { goalRows, plainPeer, projectPeer } from '../../../../bench/peers/goals.ts';
import type { Account, InvalidAccount } from '../../../../bench/peers/measures/account.ts';
import { invalidKinds } from '../../../../bench/peers/measures/account.ts';
import { peersTables } from '../../../../bench/peers/tables.ts';

const account = (over: Partial<Account> = {}): Account => ({
  ...{ sent: 100, delivered: 100, duplicated: 0, deadLettered: 0, waiting: 0, lost: 0, changed: 0 },
  lagsMs: Array.from({ length: 100 }, (_unused, index) => index + 1),
  ...over,
});
const kindsOf = (over: Partial<InvalidAccount> = {}): Record<string, InvalidAccount> =>
  Object.fromEntries(
    invalidKinds.map((kind) => [kind, { sent: 4, inTopic: 0, withReason: 4, withoutReason: 0, elsewhere: 0, ...over }]),
  );
const calm = (peer: string, cpuUs = 30) =>
  calmFigures(peer, { eventsPerSecond: 4000, cpuUs, peakMiB: 100, account: account() }, account());
const figures = (over: Partial<PeersFigures> = {}): PeersFigures => ({
  queueLimit: 9000,
  calm: [calm(projectPeer), calm(plainPeer, 40)],
  faults: [{ fault: 'frozen-leader', ...runFigures(projectPeer, account()) }],
  invalid: [invalidFigures(projectPeer, { account: account(), invalid: kindsOf() })],
  kafkaHalves: [
    { name: projectPeer, compression: 'zstd', cpuUs: 30 },
    { name: plainPeer, compression: 'zstd', cpuUs: 40 },
  ],
  settings: [{ peer: projectPeer, lines: ['zstd', 'acks=all'] }],
  ...over,
});
const reached = (of: PeersFigures) =>
  new Map(goalRows(of).map(([goal = '', , , isReached = '']) => [goal, isReached] as const));

test('percentiles are of the delivered messages', () => {
  expect(runFigures('a', account())).toMatchObject({ p50Ms: 50, p99Ms: 99, slowestMs: 100 });
});

test('a peer that delivers nothing has no times', () => {
  expect(runFigures('a', account({ lagsMs: [], delivered: 0, lost: 100 }))).toMatchObject({ p50Ms: 0, lost: 100 });
});

test('both calm runs are in one account', () => {
  const drained = { eventsPerSecond: 1, cpuUs: 1, peakMiB: 1, account: account({ lost: 2, duplicated: 3 }) };

  expect(calmFigures('a', drained, account({ lost: 1 }))).toMatchObject({ sent: 200, lost: 3, duplicated: 3 });
});

test('a valid message counts as delayed after two seconds', () => {
  const slow = account({ lagsMs: [10, 2000, 2001, 60_000] });

  expect(invalidFigures('a', { account: slow, invalid: kindsOf() }).delayed).toBe(2);
});

test('every goal is reached with good figures', () => {
  expect([...new Set(reached(figures()).values())]).toEqual(['yes']);
});

test.each<[string, Partial<PeersFigures>]>([
  ['events lost in all runs', { faults: [{ fault: 'a', ...runFigures(projectPeer, account({ lost: 1 })) }] }],
  [
    'valid events in the dead-letter queue or waiting',
    { faults: [{ fault: 'a', ...runFigures(projectPeer, account({ waiting: 1 })) }] },
  ],
  [
    'valid events delayed by an invalid one',
    { invalid: [invalidFigures(projectPeer, { account: account({ lagsMs: [3000] }), invalid: kindsOf() })] },
  ],
  [
    'kinds of invalid messages whose reason is kept',
    { invalid: [invalidFigures(projectPeer, { account: account(), invalid: kindsOf({ withReason: 3 }) })] },
  ],
  [
    "CPU time per event, of the plain handler's, compression zstd",
    {
      kafkaHalves: [
        { name: projectPeer, compression: 'zstd', cpuUs: 40.1 },
        { name: plainPeer, compression: 'zstd', cpuUs: 40 },
      ],
    },
  ],
  ['the same in the calm run, zstd', { calm: [calm(projectPeer, 41), calm(plainPeer, 40)] }],
])('misses only the goal "%s"', (goal, over) => {
  const missed = [...reached(figures(over))].flatMap(([name, isReached]) => (isReached === 'no' ? name : []));

  expect(missed).toEqual([goal]);
});

test('a ratio that misses by a little does not print as 1.00', () => {
  const near = goalRows(figures({ calm: [calm(projectPeer, 40.1), calm(plainPeer, 40)] })).at(-1);

  expect(near?.slice(1)).toEqual(['1.0025', '<= 1', 'no']);
});

test('losses of other peers do not change the goals', () => {
  const others = [{ fault: 'a', ...runFigures(plainPeer, account({ lost: 50 })) }];

  expect(goalRows(figures({ faults: [...figures().faults, ...others] }))).toEqual(goalRows(figures()));
});

test('the table of invalid messages names their place', () => {
  const kinds = {
    ...kindsOf(),
    NOT_JSON: { sent: 4, inTopic: 1, withReason: 0, withoutReason: 2, elsewhere: 1 },
  };
  const { rows } = peersTables(
    figures({ invalid: [invalidFigures(projectPeer, { account: account(), invalid: kinds })] }),
  ).invalid;

  expect(rows[0]?.slice(1, 3)).toEqual([
    '2 of 4 DLQ, no reason, 1 of 4 in the topic, 1 of 4 still retried',
    'DLQ, reason',
  ]);
});
