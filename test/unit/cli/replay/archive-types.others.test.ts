import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { aRule, fakeRules } from '../../../given/fakes/fake-rules.ts';
import { outputs, runReplay } from './replay-run.ts';

const stack = { ...outputs, EventArchiveName: 'kept' };
const logins = ['--from', '12h', '--to', '6h', '--rule', 'Analytics', '--type', 'cognito.login.*', '--settle', '2'];
const completed = [{ state: 'RUNNING' }, { state: 'COMPLETED' }];
const other = (replay: string) => ({ pattern: JSON.stringify({ 'replay-name': [replay] }), targets: [] });

test.each([
  ['of a running replay', other('replay-before'), 'RUNNING'],
  ['of a replay that is being cancelled', other('replay-before'), 'CANCELLING'],
  ['of a replay that is about to start', other('replay-2026-11-24T055500000Z'), 'NOT_FOUND'],
  ['that no replay created', { pattern: '{"replay-name":"replay-before"}', targets: [] }, undefined],
  ['of a replay by another program', other('mine'), undefined],
  ['that matches no replay', { pattern: '{"replay-name":[{"exists":false}]}', targets: [] }, undefined],
])('leaves a rule %s alone', async (_what, rule, state) => {
  const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), 'Old-replay': rule } });
  // The rule of an ended replay would be removed.
  const states = [{ state: state ?? 'COMPLETED' }, ...completed];

  const { code } = await runReplay(['archive', ...logins, '--yes'], { queues: fakeQueues(), stack, rules, states });

  expect([code, rules.removed]).toEqual([0, ['Analytics-replay']]);
});

test('leaves a rule of a replay with another name alone', async () => {
  const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), 'Mine-2': other('replay-before') } });

  const states = [{ state: 'COMPLETED' }, ...completed];
  await runReplay(['archive', ...logins, '--yes'], { queues: fakeQueues(), stack, rules, states });

  expect(rules.names()).toEqual(['Analytics', 'Mine-2']);
});

test.each([
  ['completed a minute ago', 'replay-2026-11-24T055900000Z', 'COMPLETED'],
  ['was not started within ten minutes', 'replay-2026-11-24T055000000Z', 'NOT_FOUND'],
])('removes the rule of a replay that %s', async (_what, replay, state) => {
  const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), 'Old-replay': other(replay) } });

  await runReplay(['archive', ...logins, '--yes'], {
    queues: fakeQueues(),
    stack,
    rules,
    states: [{ state }, ...completed],
  });

  expect(rules.removed).toEqual(['Old-replay', 'Analytics-replay']);
});

test('creates no rule while one of several is in use', async () => {
  const rules = fakeRules({
    rules: { Forwarder: aRule('arn:y'), Analytics: aRule('arn:x'), 'Analytics-replay': other('replay-before') },
  });

  const { code, stderr } = await runReplay(['archive', ...logins, '--rule', 'Forwarder', '--yes'], {
    queues: fakeQueues(),
    stack,
    rules,
    states: [{ state: 'RUNNING' }],
  });

  expect([code, rules.created, stderr.join()]).toEqual([
    2,
    [],
    expect.stringContaining('The replay replay-before still uses the rule Analytics-replay'),
  ]);
});

test('accepts a rule whose name has just the room for the ending', async () => {
  const name = 'L'.repeat(57);
  const rules = fakeRules({ rules: { [name]: aRule('arn:x') } });
  const argv = ['archive', '--from', '12h', '--to', '6h', '--rule', name, '--type', 'cognito.login.*'];

  const { code, stderr } = await runReplay(argv, { queues: fakeQueues(), stack, rules });

  expect([code, stderr.join()]).toEqual([0, expect.stringContaining(`${name}-replay`)]);
});

test('refuses a target without an ARN', async () => {
  const rules = fakeRules({ rules: { Analytics: { pattern: '{}', targets: [{ Id: '1', Arn: undefined }] } } });

  const { code, stderr } = await runReplay(['archive', ...logins], { queues: fakeQueues(), stack, rules });

  expect([code, stderr.join()]).toEqual([2, expect.stringContaining('only a policy for this one rule')]);
});
