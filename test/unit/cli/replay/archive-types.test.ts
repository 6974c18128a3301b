import { replayRuleSuffix } from '../../../../contracts/replay-rule.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { aRule, arnOfRule, fakeRules } from '../../../given/fakes/fake-rules.ts';
import { outputs, runReplay } from './replay-run.ts';

const stack = { ...outputs, EventArchiveName: 'kept' };
const span = ['--from', '2026-11-24T03:00:00Z', '--to', '2026-11-24T04:00:00Z'];
const name = 'replay-2026-11-24T060000000Z';
const completed = [{ state: 'RUNNING' }, { state: 'COMPLETED' }];
const logins = [...span, '--rule', 'Analytics', '--type', 'cognito.login.*', '--settle', '2'];
const queueArn = (queue: string): string => `arn:aws:sqs:eu-west-1:111122223333:${queue}`;
const types = [{ prefix: 'cognito.' }];

type Options = Omit<Parameters<typeof runReplay>[1], 'queues' | 'stack'> & {
  readonly queues?: ReturnType<typeof fakeQueues>;
};
const archive = (argv: readonly string[], { queues = fakeQueues(), ...more }: Options = {}) =>
  runReplay(['archive', ...argv], { queues, stack, ...more });

const policyFor = (rule: string): string =>
  JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: { ArnEquals: { 'aws:SourceArn': arnOfRule(rule) } },
    },
  });

test('creates a rule for these types of this replay, and removes it at the end', async () => {
  const rules = fakeRules();

  const { code, replays, slept, cancelled, stderr } = await archive([...logins, '--yes'], {
    rules,
    states: [...completed],
  });

  expect([code, replays.map(({ ruleArns }) => ruleArns), cancelled]).toEqual([
    0,
    [[arnOfRule('Analytics-replay')]],
    [],
  ]);
  expect(rules.created).toMatchObject([
    {
      bus: 'identity',
      name: 'Analytics-replay',
      targets: [{ Id: 'Target0', Arn: 'arn:aws:lambda:eu-west-1:1:x', RoleArn: 'arn:role', InputPath: '$.detail' }],
    },
  ]);
  expect(JSON.parse(rules.created[0]?.pattern ?? '')).toEqual({
    source: ['cognito-to-kafka'],
    'detail-type': [{ prefix: 'cognito.login.' }],
    'replay-name': [name],
  });
  expect(stderr[0]).toMatch(new RegExp(`^${name}: .* of kept, to Analytics, only cognito\\.login\\.\\*\\.$`));
  expect([rules.removed, slept]).toEqual([['Analytics-replay'], [1_000, 1_000, 2_000, 1_000, 1_000]]);
});

test('without --yes there is no rule', async () => {
  const rules = fakeRules();

  const { code, stderr } = await archive(logins, { rules });

  expect([code, rules.created, stderr.join()]).toEqual([
    0,
    [],
    expect.stringMatching(/only cognito\.login.*Analytics-replay/),
  ]);
});

test('Ctrl-C cancels the replay and removes the rule', async () => {
  const control = new AbortController();
  const rules = fakeRules();
  const states = [
    {
      get state() {
        control.abort();
        return 'RUNNING';
      },
    },
  ];

  const { code, cancelled, stderr } = await archive([...logins, '--yes'], { rules, states, signal: control.signal });

  expect([code, cancelled, rules.removed]).toEqual([1, [name], ['Analytics-replay']]);
  expect(stderr.at(-1)).toBe(`${name} is cancelled. A part of its events was sent.`);
});

test('Ctrl-C before the replay starts none', async () => {
  const control = new AbortController();
  const rules = fakeRules({
    onCreate: () => {
      control.abort();
    },
  });

  const { code, replays, stderr } = await archive([...logins, '--yes'], { rules, signal: control.signal });

  expect([code, replays, rules.removed, stderr.at(-1)]).toEqual([1, [], ['Analytics-replay'], 'Nothing was replayed.']);
});

test('fails if a rule cannot be removed, and names it', async () => {
  const rules = fakeRules({ keeps: new Error('no right') });

  const { code, stderr } = await archive([...logins, '--yes'], { rules, states: [...completed] });

  expect([code, stderr.at(-1)]).toEqual([
    1,
    expect.stringMatching(/Failed to remove the rule Analytics-replay of the bus.*no right/),
  ]);
});

describe('the rule of a killed command', () => {
  const leftOver = { pattern: '{"replay-name":["replay-before"]}', targets: [] };

  test('is removed once its replay is over', async () => {
    const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), [`Old${replayRuleSuffix}`]: leftOver } });

    const { code, stderr } = await archive([...logins, '--yes'], {
      rules,
      states: [{ state: 'COMPLETED' }, ...completed],
    });

    expect([code, rules.removed]).toEqual([0, ['Old-replay', 'Analytics-replay']]);
    expect(stderr.join()).toContain('Removed the rule Old-replay, which replay-before had left');
  });

  test.each([
    ['replay-before', 'RUNNING'],
    ['replay-2026-11-24T055500000Z', 'NOT_FOUND'],
  ])('is not touched while %s is %s', async (replay, state) => {
    const other = { ...leftOver, pattern: JSON.stringify({ 'replay-name': [replay] }) };
    const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), 'Analytics-replay': other } });

    const { code, stderr } = await archive([...logins, '--yes'], { rules, states: [{ state }] });

    expect([code, rules.created, rules.removed]).toEqual([2, [], []]);
    expect(stderr.join()).toContain(`${replay} still uses the rule Analytics-replay`);
  });

  test('is removed where its replay never began', async () => {
    const other = { ...leftOver, pattern: '{"replay-name":["replay-2026-11-24T054900000Z"]}' };
    const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), 'Analytics-replay': other } });

    const { code } = await archive([...logins, '--yes'], { rules, states: [{ state: 'NOT_FOUND' }, ...completed] });

    expect([code, rules.removed]).toEqual([0, ['Analytics-replay', 'Analytics-replay']]);
  });

  test('is not removed if another program created it', async () => {
    const strange = { pattern: '{"source":["x"]}', targets: [] };
    const rules = fakeRules({ rules: { Analytics: aRule('arn:x'), 'Analytics-replay': strange } });

    const { code, stderr } = await archive([...logins, '--yes'], { rules });

    expect([code, rules.removed, stderr.join()]).toEqual([2, [], expect.stringContaining('that no replay created')]);
  });
});

const anAnalyticsRule = {
  pattern: JSON.stringify({ 'detail-type': types }),
  targets: [{ Id: '1', Arn: queueArn('events'), DeadLetterConfig: { Arn: queueArn('rule-dlq') } }],
};

describe('a target that no role reaches', () => {
  const rules = () => fakeRules({ rules: { Analytics: anAnalyticsRule } });
  const letsIn = policyFor('Analytics-replay');

  test('is a queue whose policy, and that of its dead letters, names the new rule', async () => {
    const queues = fakeQueues({ policies: { events: letsIn, 'rule-dlq': letsIn } });

    expect(await archive(logins, { queues, rules: rules() })).toMatchObject({ code: 0 });
  });

  test.each([
    ['events', {}],
    ['events', { events: policyFor('Analytics'), 'rule-dlq': letsIn }],
    ['rule-dlq', { events: letsIn }],
  ])('is refused where the policy of %s does not name it: %j', async (queue, policies) => {
    const { code, stderr } = await archive(logins, { queues: fakeQueues({ policies }), rules: rules() });

    expect([code, stderr.join()]).toEqual([
      2,
      expect.stringContaining(`the policy of the queue ${queue} does not allow`),
    ]);
  });

  test('is refused if it is not a queue', async () => {
    const targets = [{ Id: '1', Arn: 'arn:aws:logs:eu-west-1:1:log-group:x' }];
    const toLog = fakeRules({ rules: { Analytics: { ...anAnalyticsRule, targets } } });

    expect((await archive(logins, { rules: toLog })).stderr.join()).toContain('only a policy for this one rule');
  });
});

test('a rule whose name leaves no room is refused', async () => {
  const long = 'L'.repeat(60);
  const argv = [...span, '--rule', long, '--type', 'cognito.login.*'];

  const { code, stderr } = await archive(argv, { rules: fakeRules({ rules: { [long]: anAnalyticsRule } }) });

  expect([code, stderr.join()]).toEqual([2, expect.stringContaining('no room for "-replay"')]);
});

test('a rule whose pattern cannot be narrowed is refused', async () => {
  const pattern = JSON.stringify({ 'detail-type': [{ 'anything-but': 'x' }] });
  const rules = fakeRules({ rules: { Analytics: { ...anAnalyticsRule, pattern } } });

  const { code, stderr } = await archive(logins, { rules });

  expect([code, stderr.join()]).toEqual([
    2,
    expect.stringContaining('--rule Analytics with --type: its pattern selects types by other matchers'),
  ]);
});
