import type { DoctorAws } from '../../../cli/doctor/doctor-ports.ts';
import type { Finding } from '../../../cli/doctor/finding.ts';
import { doctorCommand } from '../../../cli/doctor.ts';
import { ourFunction, poolId, theirFunction } from '../../given/builders/a-user-pool.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import { runArguments } from '../../given/run-arguments.ts';
import { attached, doctor, type Setting } from './doctor/doctor-run.ts';

const stack = ['--stack', 'CognitoToKafka'];
const file = ['--config', 'pipeline.json'];
const refused = () => Promise.reject(Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' }));

test('a stack around which all is well has no warning', async () => {
  const { code, findings } = await doctor({}, ...stack);

  expect(code).toBe(0);
  expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
    'stack ok',
    'permissions.command ok',
    'permissions.audit ok',
    'audit.records ok',
    'bootstrap ok',
    'trail ok',
    `pool.${poolId} ok`,
    'kafka ok',
    'queues ok',
    'alarms ok',
    'dead-letters ok',
  ]);
});

test.each<[string, Setting, string, 'warning' | 'problem', RegExp]>([
  [
    'no bootstrap',
    { aws: { account: { bootstrapVersion: () => Promise.resolve(undefined) } } },
    'bootstrap',
    'problem',
    /cdk bootstrap/,
  ],
  [
    'an old bootstrap',
    { aws: { account: { bootstrapVersion: () => Promise.resolve(5) } } },
    'bootstrap',
    'problem',
    /cdk bootstrap/,
  ],
  [
    'no trail',
    { aws: { account: { trail: () => Promise.resolve('No trail logs.') } } },
    'trail',
    'warning',
    /createTrail/,
  ],
  ['a stack of others', { aws: { stack: { outputs: () => Promise.resolve({}) } } }, 'stack', 'problem', /Use --stack/],
  ['no credentials', { aws: { stack: { outputs: refused } } }, 'stack', 'problem', /Sign in/],
  ['no permission for a check', { aws: { account: { trail: refused } } }, 'trail', 'problem', /Allow cloudtrail/],
  [
    'a function that may not be invoked',
    { aws: { pools: { isPermitted: () => Promise.resolve(false) } } },
    `pool.${poolId}`,
    'problem',
    /attach/,
  ],
  [
    'a trigger of another',
    { triggers: { ...attached, PreSignUp: theirFunction } },
    `pool.${poolId}`,
    'problem',
    /^If a trigger calls another function, wrap that function/,
  ],
  [
    'triggers that another deployment removed',
    { triggers: { PreSignUp: ourFunction } },
    `pool.${poolId}`,
    'problem',
    /attach --stack CognitoToKafka --pool .* --yes\. Or raise attachmentRevision/,
  ],
  [
    'brokers that refuse',
    {
      aws: {
        forwarder: {
          checkKafka: () => Promise.resolve({ reached: false, tookMs: 1, code: 'ECONNREFUSED', detail: 'Why.' }),
        },
      },
    },
    'kafka',
    'problem',
    /^Why\.$/,
  ],
  [
    'a queue without a way to it',
    {
      aws: {
        forwarder: {
          checkKafka: () =>
            Promise.resolve({ reached: true, tookMs: 1, topics: [], queues: { reached: false, code: 'TimeoutError' } }),
        },
      },
    },
    'queues',
    'warning',
    /private DNS/,
  ],
  [
    'an alarm',
    {
      aws: {
        cloudWatch: { alarms: () => Promise.resolve([{ name: 'CognitoToKafka-QueueMessageAge', state: 'ALARM' }]) },
      },
    },
    'alarms',
    'warning',
    /runbook/,
  ],
  ['a dead letter', { aws: { queues: { depth: () => Promise.resolve(2) } } }, 'dead-letters', 'warning', /replay list/],
  [
    'a missing topic',
    {
      aws: {
        forwarder: { checkKafka: () => Promise.resolve({ reached: true, tookMs: 1, topics: [], missing: 'Make it.' }) },
      },
    },
    'kafka',
    'problem',
    /^Make it\.$/,
  ],
  [
    'a topic that may not be written to',
    {
      aws: {
        forwarder: {
          checkKafka: () => Promise.resolve({ reached: true, tookMs: 1, topics: [], lastRefusal: 'Allow it.' }),
        },
      },
    },
    'kafka',
    'problem',
    /^Allow it\.$/,
  ],
])('prints %s with its fix, and fails only with a problem', async (_what, setting, check, state, fix) => {
  const { code, of } = await doctor(setting, ...stack);

  expect(of(check)).toMatchObject({ state, fix: expect.stringMatching(fix) as string });
  expect(code).toBe(state === 'problem' ? 1 : 0);
});

test.each<[string, Setting, string, Finding['state']]>([
  ['a sound one', {}, 'config', 'ok'],
  ['a mistake', { config: '{"kafka": 1}' }, 'config', 'problem'],
  ['no JSON', { config: '{' }, 'config', 'problem'],
  [
    'a bus that is not there',
    { config: '{"eventBus": {"name": "b"}}', aws: { account: { bus: refused } } },
    'bus',
    'problem',
  ],
  [
    'a bus under a key without a dead-letter queue',
    {
      config: '{"eventBus": {"name": "b"}}',
      aws: { account: { bus: () => Promise.resolve({ keyArn: 'arn:key', hasDeadLetterQueue: false }) } },
    },
    'bus',
    'warning',
  ],
  [
    'a bus under a key with one',
    {
      config: '{"eventBus": {"name": "b"}}',
      aws: { account: { bus: () => Promise.resolve({ keyArn: 'arn:key', hasDeadLetterQueue: true }) } },
    },
    'bus',
    'ok',
  ],
  ['a bus that an earlier stack has left', { aws: { stack: { outputs: refused } } }, 'bus', 'problem'],
  ['a free pool', { config: `{"userPools": [{"id": "${poolId}"}]}`, triggers: {} }, `pool.${poolId}`, 'ok'],
  ['a taken pool', { config: `{"userPools": [{"id": "${poolId}"}]}` }, `pool.${poolId}`, 'warning'],
  ['an unknown pool', { config: '{"userPools": [{"id": "eu-west-1_None"}]}' }, 'pool.eu-west-1_None', 'problem'],
])('before a deployment: %s', async (_what, setting, check, state) => {
  expect((await doctor(setting, ...file)).of(check)).toMatchObject({ state });
});

test('prints nothing about the bus of a deployed stack, or without a bus', async () => {
  expect((await doctor({}, ...file)).of('bus')).toBeUndefined();
  expect(
    (await doctor({ aws: { stack: { outputs: refused }, account: { bus: refused } } }, ...file)).of('bus'),
  ).toBeUndefined();
});

test('compares quotas with the logins per second', async () => {
  const few = await doctor({}, ...stack, '--logins-per-second', '50');
  const many = await doctor({}, ...stack, '--logins-per-second', '4000');

  for (const quota of ['quota.lambda', 'quota.events', 'quota.cognito']) {
    expect(few.of(quota)).toMatchObject({ state: 'ok' });
    expect(many.of(quota)).toMatchObject({ state: 'warning' });
  }
  expect(few.of('quota.lambda')?.text).toBe('50 logins per second need about 30 of 1000 concurrent executions');
  expect(many.of('quota.events')?.text).toContain('12000 per second of 10000');
});

test.each([
  [[...stack, ...file], '--config and --stack exclude each other.'],
  [['--logins-per-second', '0'], 'Invalid --logins-per-second "0". Use a whole number from 1 to 100000.'],
])('refuses %j', async (argv, message) => {
  await expect(doctor({}, ...argv)).rejects.toThrow(message);
});

test('prints one line per check, and the fix below', async () => {
  const { ports, stdout } = fakeTerminal({ 'pipeline.json': '{' });
  await runArguments(
    doctorCommand(() => Promise.resolve({} as DoctorAws)),
    file,
    ports,
  );

  expect(stdout).toEqual([
    expect.stringMatching(/^problem {2}config: not JSON: /),
    expect.stringMatching(/^ {9}Fix: Correct/),
  ]);
});

test('ignores an alarm of another stack whose name begins with the name of this stack', async () => {
  const alarms = () => Promise.resolve([{ name: 'CognitoToKafka-Two-QueueMessageAge', state: 'ALARM' }]);

  expect((await doctor({ aws: { cloudWatch: { alarms } } }, ...stack)).of('alarms')).toMatchObject({
    text: 'none of 0 alarms is in ALARM state',
  });
});
