import type { ReplayState } from '../../../../replay/archive/event-archive.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { arnOfRule, fakeRules } from '../../../given/fakes/fake-rules.ts';
import { outputs, runReplay } from './replay-run.ts';

const stack = { ...outputs, EventArchiveName: 'kept' };
const span = ['--from', '2026-11-24T03:00:00Z', '--to', '2026-11-24T04:00:00Z'];
const archive = (argv: readonly string[], states: ReplayState[] = [], signal?: AbortSignal) =>
  runReplay(['archive', ...argv], { queues: fakeQueues(), stack, states, ...(signal ? { signal } : {}) });

test('replays a span only to the named rules, and follows it to its end', async () => {
  const reached = new Date('2026-11-24T03:30:00Z');
  const states = [{ state: 'STARTING' }, { state: 'RUNNING', reached }, { state: 'COMPLETED' }];

  const { code, stderr, replays, slept } = await archive([...span, '--rule', 'Analytics', '--yes'], states);

  expect(code).toBe(0);
  expect(replays).toEqual([
    {
      name: 'replay-2026-11-24T060000000Z',
      archive: 'kept',
      from: new Date('2026-11-24T03:00:00Z'),
      to: new Date('2026-11-24T04:00:00Z'),
      ruleArns: [arnOfRule('Analytics')],
    },
  ]);
  expect(stderr).toEqual([
    'replay-2026-11-24T060000000Z: 2026-11-24T03:00:00.000Z to 2026-11-24T04:00:00.000Z of kept, to Analytics.',
    'replay-2026-11-24T060000000Z: COMPLETED.',
  ]);
  expect(slept).toEqual([2_000, 2_000]);
});

test('without --yes nothing starts', async () => {
  const { code, stderr, replays } = await archive([...span, '--rule', 'Analytics']);

  expect([code, replays, stderr.join()]).toEqual([0, [], expect.stringContaining('Nothing was sent')]);
});

test('fails with the reason of a failed replay', async () => {
  const { code, stderr } = await archive([...span, '--rule', 'Analytics', '--yes'], [{ state: 'FAILED', reason: 'x' }]);

  expect([code, stderr.at(-1)]).toEqual([1, expect.stringMatching(/FAILED, x\.$/)]);
});

test('Ctrl-C leaves it running, and says how to look at it', async () => {
  const { code, stderr } = await archive([...span, '--rule', 'Forwarder', '--yes'], [], AbortSignal.abort());

  expect([code, stderr.at(-1)]).toEqual([1, expect.stringContaining('describe-replay')]);
});

test.each([
  [['--from', '12h', '--rule', 'Analytics'], 'Specify --to.'],
  [['--from', '1h', '--to', '2h', '--rule', 'Analytics'], 'before --to'],
  [['--from', '1h', '--to', '60m', '--rule', 'Analytics'], 'before --to'],
  [span, 'Specify --rule. The bus has: Forwarder, Analytics.'],
  [[...span, '--rule', 'None'], 'Unknown --rule "None". The bus has: Forwarder, Analytics.'],
])('%j is wrong usage', async (argv, said) => {
  const { code, stderr } = await archive(argv);

  expect([code, stderr.join()]).toEqual([2, expect.stringContaining(said)]);
});

test('a stack without an archive says so', async () => {
  const { code, stderr } = await runReplay(['archive', ...span], { queues: fakeQueues() });

  expect([code, stderr.join()]).toEqual([2, expect.stringContaining('it has no archive')]);
});

test('a bus without rules is wrong usage, and says so', async () => {
  const { code, stderr } = await runReplay(['archive', '--from', '12h', '--to', '6h', '--rule', 'Analytics'], {
    queues: fakeQueues(),
    stack: { ...outputs, EventArchiveName: 'kept' },
    rules: fakeRules({ rules: {} }),
  });

  expect([code, stderr[0]]).toEqual([2, expect.stringContaining('Unknown --rule "Analytics". The bus has: none.')]);
});
