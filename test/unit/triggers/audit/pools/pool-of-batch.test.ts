import { readAuditRecord, type AuditRecord } from '../../../../../triggers/normalize/cloudtrail-record/audit-record.ts';
import { poolOfBatch } from '../../../../../triggers/audit/pools/pool-of-batch.ts';
import { anAuditRecord } from '../../../../given/builders/an-audit-record.ts';

function aRecord(over: object = {}): AuditRecord {
  const record = readAuditRecord(anAuditRecord('InitiateAuth'));
  if (!record) throw new Error('The sample is not a CloudTrail record.');
  return { ...record, ...over };
}

test('rejects for an unanswered look-up after the timeout, and resolves the others', async () => {
  const poolOf = poolOfBatch(
    ({ subject }) => (subject === 'slow' ? new Promise(() => undefined) : Promise.resolve({ userPoolId: 'pool' })),
    20,
  );

  const outcomes = await Promise.allSettled([aRecord({ subject: 'slow' }), aRecord()].map((record) => poolOf(record)));

  expect(outcomes).toMatchObject([
    { status: 'rejected', reason: { name: 'NO_TIME' } },
    { status: 'fulfilled', value: { userPoolId: 'pool' } },
  ]);
});
