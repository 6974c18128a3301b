import { AuditError } from '../../../../triggers/audit/handler.ts';
import { publishToEventBus } from '../../../../triggers/publish/event-bus.ts';
import { anAuditEvent, anAuditRecord, lena } from '../../../given/builders/an-audit-record.ts';
import { anAuditBatch, fakeAudit } from '../../../given/fakes/fake-audit.ts';
import { fakeEventBridge } from '../../../given/fakes/fake-event-bridge.ts';

const changed = anAuditEvent('ChangePassword', 'cognito.password.changed.v1', lena);

/** A record of a login that failed, with its own event id. */
const aFailedLogin = (eventID: string) => anAuditRecord('InitiateAuth', { eventID });

describe('a batch of the audit queue', () => {
  test('publishes the events of all records, and logs nothing', async () => {
    const { processBatch, published, logged } = fakeAudit();

    await expect(processBatch(anAuditRecord('ChangePassword'), anAuditRecord('GlobalSignOut'))).resolves.toEqual([]);

    expect(published).toMatchObject([changed, { type: 'cognito.logout.completed.v1' }]);
    expect(logged).toEqual([]);
  });

  test('publishes the events of 100 records in 10 calls', async () => {
    const { putEvents, calls } = fakeEventBridge();
    const { processBatch } = fakeAudit({ publish: publishToEventBus(putEvents, 'bus') });
    const records = Array.from({ length: 100 }, (_, index) => aFailedLogin(`event-${index}`));

    await expect(processBatch(...records)).resolves.toEqual([]);
    expect(calls).toEqual(Array.from({ length: 10 }, () => 10));
  });

  test('makes no call to the bus for records without events', async () => {
    const { processBatch, published, logged } = fakeAudit({
      publish: () => {
        throw new Error('called');
      },
    });

    await expect(processBatch(anAuditRecord('Login_GET'), anAuditRecord('ChangePassword-refused'))).resolves.toEqual(
      [],
    );
    expect([published, logged]).toEqual([[], []]);
  });

  test('applies the privacy policy', async () => {
    const { processBatch, published } = fakeAudit({ policy: { ipAddress: 'truncate' } });

    await processBatch(anAuditRecord('ChangePassword'));

    expect(published).toMatchObject([{ data: { ipAddress: '203.0.113.0/24' } }]);
  });

  test('produces the same event for a record that is delivered again', async () => {
    const { processBatch, published } = fakeAudit();
    const again = { ...anAuditRecord('ChangePassword'), id: 'another', time: '2026-11-24T20:00:00Z' };

    await processBatch(anAuditRecord('ChangePassword'), again);

    expect(published).toEqual([changed, changed]);
  });

  test('fails as a whole if the privacy policy cannot be read', async () => {
    const { handler } = fakeAudit({ privacy: () => Promise.reject(new Error('no key')) });

    await expect(handler(anAuditBatch(anAuditRecord('ChangePassword')))).rejects.toThrow('no key');
  });
});

describe('a record without an event of an observed pool', () => {
  test.each([
    ['OTHER_POOL', 'info', 'RecordsFromOtherPools', { additionalEventData: { userPoolId: 'eu-central-1_Other' } }],
    ['POOL_UNKNOWN', 'info', 'RecordsNamingNobody', { additionalEventData: null }],
    // A client that was deleted before the record arrived may have been of an observed pool.
    ['CLIENT_UNKNOWN', 'warn', 'RecordsOfUnknownClients', { additionalEventData: { clientId: 'gone' } }],
  ])('is dropped and counted: %s, with one line for the batch', async (...row) => {
    const [code, level, metric, over] = row;
    const { processBatch, published, lines } = fakeAudit();
    const record = anAuditRecord('ChangePassword', over);

    await expect(processBatch(record, record, anAuditRecord('ChangePassword'))).resolves.toEqual([]);

    expect(published).toEqual([changed]);
    expect(lines()).toMatchObject([
      {
        level,
        message: 'record dropped',
        code,
        [metric]: 2,
        EventBusName: 'identity',
        _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']], Metrics: [{ Name: metric }] }] },
      },
    ]);
  });

  test('counts the deletion of an unknown user as a record without a pool, too', async () => {
    const { processBatch, published, lines, logged } = fakeAudit({
      poolOf: () => Promise.resolve({ nothing: 'USER_UNKNOWN' }),
    });

    await processBatch(anAuditRecord('DeleteUser'), anAuditRecord('DeleteUser'));

    expect(published).toEqual([]);
    expect(lines()).toMatchObject([
      { level: 'warn', code: 'USER_UNKNOWN', DeletionsOfUnknownUsers: 2, RecordsWithoutPool: 2 },
    ]);
    expect(logged.join('')).not.toContain(lena.subject);
  });
});

describe('a record without a queue, from a rule of a former version', () => {
  test('is published', async () => {
    const { handler, published, logged } = fakeAudit();

    await expect(handler(anAuditRecord('ChangePassword'))).resolves.toEqual({ batchItemFailures: [] });
    expect([published, logged]).toEqual([[changed], []]);
  });

  test('rejects with the code, and without a value from the record, if Lambda must retry', async () => {
    const { handler } = fakeAudit({ refusal: 'ThrottlingException' });
    const error = await handler(anAuditRecord('ChangePassword')).catch((thrown: unknown) => thrown as AuditError);

    expect(error).toBeInstanceOf(AuditError);
    expect(error).toMatchObject({ name: 'AuditError', code: 'ThrottlingException' });
    expect((error as Error).message).toBe(
      'The CloudTrail record was not published: ThrottlingException. Lambda retries.',
    );
    expect((error as Error).stack).not.toMatch(/c2f58484|203\.0\.113|Kt7QpX2nM/);
  });

  test('names the cause if its pool cannot be found', async () => {
    const { handler } = fakeAudit({
      poolOf: () => Promise.reject(Object.assign(new Error(), { name: 'TooManyRequestsException' })),
    });

    await expect(handler(anAuditRecord('InitiateAuth'))).rejects.toThrow(
      'The CloudTrail record was not published: POOL_NOT_FOUND_OUT, TooManyRequestsException. Lambda retries.',
    );
  });

  test.each([[undefined], [null], ['text'], [{ Records: 'no list' }]])(
    'goes to the dead-letter queue if it is %j',
    async (input) => {
      const { handler, deadLettered } = fakeAudit();

      await expect(handler(input)).resolves.toEqual({ batchItemFailures: [] });
      expect(deadLettered).toMatchObject([{ body: JSON.stringify(input ?? null), code: 'NOT_AN_AUDIT_RECORD' }]);
    },
  );
});
