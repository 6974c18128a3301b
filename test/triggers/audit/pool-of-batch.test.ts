import { readAuditRecord, type AuditRecord } from '../../../triggers/audit/audit-record.ts';
import { poolOfBatch } from '../../../triggers/audit/pool-of-batch.ts';
import { anAuditRecord } from '../../builders/an-audit-record.ts';

function aRecord(over: object = {}): AuditRecord {
  const record = readAuditRecord(anAuditRecord('InitiateAuth'));
  if (!record) throw new Error('The sample is not a CloudTrail record.');
  return { ...record, ...over };
}

test('looks up records with the same pool, client and user once', async () => {
  const asked: (string | undefined)[] = [];
  const poolOf = poolOfBatch(({ subject }) => {
    asked.push(subject);
    return Promise.resolve(`pool of ${String(subject)}`);
  }, 1000);

  const records = [aRecord(), aRecord({ eventId: 'another' }), aRecord({ subject: undefined }), aRecord()];
  const pools = await Promise.all(records.map(poolOf));

  expect(pools).toEqual([`pool of ${String(aRecord().subject)}`, pools[0], 'pool of undefined', pools[0]]);
  expect(asked).toEqual([aRecord().subject, undefined]);
});

test.each(['userPoolId', 'clientId', 'subject'])('looks up records with another %s separately', async (name) => {
  let lookUps = 0;
  const poolOf = poolOfBatch(() => Promise.resolve(String(++lookUps)), 1000);

  await expect(Promise.all([aRecord(), aRecord({ [name]: 'another' })].map(poolOf))).resolves.toEqual(['1', '2']);
});

test('rejects for an unanswered look-up after the timeout, and resolves the others', async () => {
  const poolOf = poolOfBatch(
    ({ subject }) => (subject === 'slow' ? new Promise(() => undefined) : Promise.resolve('pool')),
    20,
  );

  const outcomes = await Promise.allSettled([aRecord({ subject: 'slow' }), aRecord()].map(poolOf));

  expect(outcomes).toMatchObject([
    { status: 'rejected', reason: { name: 'NO_TIME' } },
    { status: 'fulfilled', value: 'pool' },
  ]);
});
