import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { runCli } from './setup/run-cli.ts';

const { endpoint, runFolder, topic } = deployedPipeline();

interface Line {
  readonly check: string;
  readonly state: string;
  readonly text: string;
}

async function doctor(...args: string[]) {
  const { code, stdout, stderr } = await runCli(endpoint, 'doctor', '--json', ...args);
  const lines = stdout.trimEnd().split('\n');
  return { code, stderr, found: lines.map((line) => JSON.parse(line) as Line) };
}

test('finds no problem in the deployed stack, nor in Kafka from its network', async () => {
  const { code, stderr, found } = await doctor('--stack', 'CognitoToKafka', '--logins-per-second', '10');

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  // The one broker here has no second to keep an event.
  expect(found.find(({ check }) => check.startsWith('topic.'))).toMatchObject({
    check: `topic.${topic}`,
    state: 'warning',
    text: expect.stringMatching(/^\d+ partitions, replication factor 1, min\.insync\.replicas 1; /) as string,
  });
  // Other tests of this stack leave messages, and set off alarms.
  const itsOwn = found.filter(({ check }) => !/^(quota|topic)\.|^(alarms|dead-letters|audit\.records)$/.test(check));
  expect(itsOwn.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(found.map(({ check }) => check)).toEqual([
    'stack',
    'permissions.command',
    'permissions.audit',
    'audit.records',
    'bootstrap',
    'trail',
    `pool.${output('UserPoolId')}`,
    'kafka',
    `topic.${topic}`,
    'queues',
    'alarms',
    'dead-letters',
    'quota.lambda',
    'quota.events',
    'quota.cognito',
  ]);
});

test('says in one sentence that a stack does not exist', async () => {
  const { code, stdout, stderr } = await runCli(endpoint, 'doctor', '--json', '--stack', 'NoSuchStack');

  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^[^\n]*NoSuchStack[^\n]*\n$/);
});

test('reports occupied triggers of a pool and a missing bus before a deployment', async () => {
  const file = join(runFolder, 'doctor.json');
  const kafka = { brokers: ['127.0.0.1:1'] };
  const userPools = [{ id: output('UserPoolId') }];
  await writeFile(file, JSON.stringify({ userPools, eventBus: { name: 'doctors-bus' }, kafka }));
  const { code, found } = await doctor('--config', file);

  expect(code).toBe(1);
  expect(found.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['permissions.deploy', 'permissions.cloudformation']),
  );
  // What the emulator makes of the policies of CDK's role says nothing of AWS.
  const told = found.filter(({ check, state }) => state !== 'ok' && check !== 'permissions.cloudformation');
  expect(told.map(({ check, state }) => `${check} ${state}`)).toEqual([
    'bus problem',
    `pool.${output('UserPoolId')} warning`,
    'kafka warning',
  ]);
});
