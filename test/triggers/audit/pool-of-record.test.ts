import { readAuditRecord, type AuditRecord } from '../../../triggers/audit/audit-record.ts';
import { poolOfRecord } from '../../../triggers/audit/pool-of-record.ts';
import { anAuditRecord } from '../../builders/an-audit-record.ts';

/** A record that names the pool, the client, both or neither. */
function recordOf(names: { userPoolId?: string; clientId?: string }): AuditRecord {
  const record = readAuditRecord(anAuditRecord('InitiateAuth', { requestParameters: names }));
  if (!record) throw new Error('no record');
  return record;
}

const clients: Readonly<Record<string, readonly string[]>> = { 'eu-west-1_One': ['web'], 'eu-west-1_Two': ['app'] };

/** Finds pools over two pools; keeps what Cognito was asked. It does not answer as often as `failures` says. */
function finder({ userPoolIds = Object.keys(clients), failures = 0 } = {}) {
  const asked: string[] = [];
  let left = failures;
  const hasClient = (userPoolId: string, clientId: string): Promise<boolean> => {
    asked.push(`${userPoolId}/${clientId}`);
    left -= 1;
    if (left >= 0) return Promise.reject(new Error('slow down'));
    return Promise.resolve(clients[userPoolId]?.includes(clientId) ?? false);
  };
  return { asked, poolOf: poolOfRecord({ userPoolIds, hasClient }) };
}

test('a record that names an observed pool is of that pool', async () => {
  const { poolOf, asked } = finder();

  expect(await poolOf(recordOf({ userPoolId: 'eu-west-1_Two' }))).toBe('eu-west-1_Two');
  expect(await poolOf(recordOf({ userPoolId: 'eu-west-1_One', clientId: 'app' }))).toBe('eu-west-1_One');
  expect(asked).toEqual([]);
});

test('a record that names another pool is not ours, whatever its client', async () => {
  const { poolOf, asked } = finder();

  expect(await poolOf(recordOf({ userPoolId: 'eu-west-1_Other', clientId: 'web' }))).toBeUndefined();
  expect(asked).toEqual([]);
});

test('a record that names neither pool nor client is not ours', async () => {
  const { poolOf, asked } = finder();

  expect(await poolOf(recordOf({}))).toBeUndefined();
  expect(asked).toEqual([]);
});

test('the pool of a client is looked up once, in one pool after the other, and kept', async () => {
  const { poolOf, asked } = finder();

  for (let times = 0; times < 3; times += 1) {
    expect(await poolOf(recordOf({ clientId: 'app' }))).toBe('eu-west-1_Two');
    expect(await poolOf(recordOf({ clientId: 'web' }))).toBe('eu-west-1_One');
  }
  expect(asked).toEqual(['eu-west-1_One/app', 'eu-west-1_Two/app', 'eu-west-1_One/web']);
});

test('a client of no observed pool is looked up once, too', async () => {
  const { poolOf, asked } = finder();

  for (let times = 0; times < 3; times += 1) expect(await poolOf(recordOf({ clientId: 'foreign' }))).toBeUndefined();
  expect(asked).toEqual(['eu-west-1_One/foreign', 'eu-west-1_Two/foreign']);
});

test('a failed look-up rejects with its reason, and is no answer: the next record asks again', async () => {
  const { poolOf, asked } = finder({ failures: 1 });

  await expect(poolOf(recordOf({ clientId: 'web' }))).rejects.toThrow('slow down');
  expect(await poolOf(recordOf({ clientId: 'web' }))).toBe('eu-west-1_One');
  expect(asked).toHaveLength(2);
});

test('a look-up that fails for one pool does not pass for "not there"', async () => {
  const { poolOf } = finder({ failures: 1 });

  await expect(poolOf(recordOf({ clientId: 'foreign' }))).rejects.toThrow('slow down');
});

test('clients named like members of every object are clients like others', async () => {
  const { poolOf, asked } = finder({ userPoolIds: ['eu-west-1_One'] });

  for (const clientId of ['constructor', '__proto__']) expect(await poolOf(recordOf({ clientId }))).toBeUndefined();
  expect(asked).toEqual(['eu-west-1_One/constructor', 'eu-west-1_One/__proto__']);
});

test('what is remembered is bounded: callers send whatever ids they like', async () => {
  const { poolOf, asked } = finder({ userPoolIds: ['eu-west-1_One'] });
  const ask = async (from: number, to: number) => {
    for (let number = from; number < to; number += 1) await poolOf(recordOf({ clientId: `client${number}` }));
    return asked.length;
  };

  expect(await ask(0, 10_000)).toBe(10_000);
  expect(await ask(0, 10_000)).toBe(10_000);
  expect(await ask(10_000, 10_001)).toBe(10_001);
  expect(await ask(0, 1)).toBe(10_002);
  expect(await ask(10_000, 10_001)).toBe(10_002);
});
