import { isOurs, ourPoolOf, readOwnership } from '../../cli/ownership.ts';
import { readAuditRecord, type AuditRecord } from '../../triggers/audit/audit-record.ts';

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
  ourPoolOf(aRecord(over), readOwnership(pools, clients));

test('without pools and clients every pool is ours', () => {
  expect(isOurs(readOwnership([], []), 'eu-west-1_A')).toBe(true);
  expect(poolOf({ userPoolId: 'eu-west-1_A' }, [], [])).toBe('eu-west-1_A');
});

test('a record that names no pool is then of an unknown one', () => {
  expect(poolOf({ clientId: 'web' }, [], [])).toBe('unknown');
});

test('with pools only those are ours', () => {
  expect(poolOf({ userPoolId: 'eu-west-1_A' }, ['eu-west-1_A'], [])).toBe('eu-west-1_A');
  expect(poolOf({ userPoolId: 'eu-west-1_B' }, ['eu-west-1_A'], [])).toBeUndefined();
  expect(poolOf({ clientId: 'web' }, ['eu-west-1_A'], [])).toBeUndefined();
});

test('a client leads to its pool, which is ours, too', () => {
  const clients = ['web=eu-west-1_A', 'app=eu-west-1_B'];

  expect(poolOf({ clientId: 'app' }, [], clients)).toBe('eu-west-1_B');
  expect(poolOf({ userPoolId: 'eu-west-1_A' }, [], clients)).toBe('eu-west-1_A');
  expect(poolOf({ userPoolId: 'eu-west-1_C' }, [], clients)).toBeUndefined();
});

test.each(['web', 'web=', '=eu-west-1_A', 'a=b=c'])('--client %s is refused with the form that is needed', (client) => {
  expect(() => readOwnership([], [client])).toThrow(`--client needs ID=POOL; it is "${client}".`);
});
