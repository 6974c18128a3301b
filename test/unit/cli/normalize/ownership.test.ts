import { isObserved, observedPoolOf, readOwnership } from '../../../../cli/normalize/ownership.ts';
import { readAuditRecord, type AuditRecord } from '../../../../triggers/normalize/cloudtrail-record/audit-record.ts';

const aRecord = (over: Partial<AuditRecord>): AuditRecord => {
  const record = readAuditRecord({
    eventSource: 'cognito-idp.amazonaws.com',
    eventName: 'X',
    eventTime: '2026-01-01T00:00:00Z',
  });
  if (!record) throw new Error('no record');
  return { ...record, ...over };
};
const poolOf = (over: Partial<AuditRecord>, pools: string[], clients: string[]) =>
  observedPoolOf(aRecord(over), readOwnership(pools, clients));

const pool = (userPoolId: string) => ({ userPoolId });

test('without pools and clients every pool is ours', () => {
  expect(isObserved(readOwnership([], []), 'eu-west-1_A')).toBe(true);
  expect(poolOf({ userPoolId: 'eu-west-1_A' }, [], [])).toEqual(pool('eu-west-1_A'));
});

test('a record that names only an app client is then of an unknown pool', () => {
  expect(poolOf({ clientId: 'web' }, [], [])).toEqual(pool('unknown'));
});

test('with pools only those are ours', () => {
  expect(poolOf({ userPoolId: 'eu-west-1_A' }, ['eu-west-1_A'], [])).toEqual(pool('eu-west-1_A'));
  expect(poolOf({ userPoolId: 'eu-west-1_B' }, ['eu-west-1_A'], [])).toEqual({ nothing: 'OTHER_POOL' });
  expect(poolOf({ clientId: 'web' }, ['eu-west-1_A'], [])).toEqual({ nothing: 'CLIENT_UNKNOWN' });
});

test('a client leads to its pool, which is ours, too', () => {
  const clients = ['web=eu-west-1_A', 'app=eu-west-1_B'];

  expect(poolOf({ clientId: 'app' }, [], clients)).toEqual(pool('eu-west-1_B'));
  expect(poolOf({ userPoolId: 'eu-west-1_A' }, [], clients)).toEqual(pool('eu-west-1_A'));
  expect(poolOf({ userPoolId: 'eu-west-1_C' }, [], clients)).toEqual({ nothing: 'OTHER_POOL' });
});

test.each([
  { pools: ['eu-west-1_A'], clients: ['web=eu-west-1_A'], found: pool('eu-west-1_A') },
  { pools: ['eu-west-1_A', 'eu-west-1_B'], clients: [], found: { nothing: 'USER_UNKNOWN' } },
  { pools: ['eu-west-1_A'], clients: ['app=eu-west-1_B'], found: { nothing: 'USER_UNKNOWN' } },
  { pools: [], clients: [], found: { nothing: 'USER_UNKNOWN' } },
])('a record that names only a user is of the only pool: $pools, $clients', ({ pools, clients, found }) => {
  expect(poolOf({ subject: 'sub' }, pools, clients)).toEqual(found);
});

test('a record that names nobody has no pool', () => {
  expect(poolOf({}, ['eu-west-1_A'], [])).toEqual({ nothing: 'POOL_UNKNOWN' });
});

test.each(['web', 'web=', '=eu-west-1_A', 'a=b=c'])('--client %s is refused with the form that is needed', (client) => {
  expect(() => readOwnership([], [client])).toThrow(`Invalid --client "${client}". Use ID=POOL.`);
});
