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
])('leaves a rule %s alone', async (_what, rule, state) => {
  const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), 'Old-replay': rule } });
  const states = [...(state === undefined ? [] : [{ state }]), ...completed];

  const { code } = await runReplay(['archive', ...logins, '--yes'], { queues: fakeQueues(), stack, rules, states });

  expect([code, rules.removed]).toEqual([0, ['Analytics-replay']]);
});
