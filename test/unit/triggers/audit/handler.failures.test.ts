import { PoolUndecided } from '../../../../triggers/audit/pools/pool-undecided.ts';
import { publishToEventBus } from '../../../../triggers/publish/event-bus.ts';
import { aNormalizeAuditContext, anAuditEvent, anAuditRecord, lena } from '../../../given/builders/an-audit-record.ts';
import { fakeAudit } from '../../../given/fakes/fake-audit.ts';

const changed = anAuditEvent('ChangePassword', 'cognito.password.changed.v1', lena);

/** A record of a login that failed, with its own event id. */
const aFailedLogin = (eventID: string) => anAuditRecord('InitiateAuth', { eventID });

function aLongName(length = 129): object {
  return { userPoolId: 'eu-central-1_Kt7QpX2nM', groupName: 'x'.repeat(length) };
}

describe('a record that no retry helps', () => {
  test.each([
    ['UNKNOWN_EVENT_NAME', anAuditRecord('ChangePassword', { eventName: 'NewCall' })],
    ['NOT_AN_AUDIT_RECORD', anAuditRecord('ChangePassword', { eventName: null })],
    ['NOT_AN_AUDIT_RECORD', 'c2f58484 is not JSON'],
    ['SCHEMA_VIOLATED', anAuditRecord('AdminAddUserToGroup', { requestParameters: aLongName() })],
  ])('goes to the dead-letter queue byte for byte: %s', async (code, input) => {
    const { processBatch, published, deadLettered, logged, lines } = fakeAudit();

    await expect(processBatch(anAuditRecord('ChangePassword'), input)).resolves.toEqual([]);

    expect(published).toEqual([changed]);
    const body = typeof input === 'string' ? input : JSON.stringify(input);
    expect(deadLettered).toMatchObject([{ messageId: 'm1', body, code }]);
    expect(lines()).toMatchObject([
      {
        level: 'error',
        message: 'event not normalized',
        code,
        requestId: 'request-1',
        EventsNotNormalized: 1,
        EventBusName: 'identity',
        _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']], Metrics: [{ Name: 'EventsNotNormalized' }] }] },
      },
    ]);
    expect(logged.join('')).not.toMatch(/NewCall|xxx|c2f58484/);
    const detail = expect.stringMatching(/^data\.groupName: found a string of 129 characters; allowed: /) as string;
    const wanted = code === 'SCHEMA_VIOLATED' ? detail : undefined;
    expect([deadLettered[0]?.detail, lines()[0]?.['detail']]).toEqual([wanted, wanted]);
  });

  test('is counted with others of its code, with the detail of the first', async () => {
    const { processBatch, lines } = fakeAudit();
    const records = [129, 130].map((length) =>
      anAuditRecord('AdminAddUserToGroup', { requestParameters: aLongName(length) }),
    );

    await processBatch(...records);

    const detail = expect.stringContaining('129 characters') as string;
    expect(lines()).toMatchObject([{ code: 'SCHEMA_VIOLATED', detail, EventsNotNormalized: 2 }]);
  });

  test('returns to the queue, uncounted, if the dead-letter queue rejects the message', async () => {
    const { processBatch, lines, deadLettered } = fakeAudit({ notMoved: ['m0'] });

    await expect(processBatch('no JSON', 'no JSON either')).resolves.toEqual(['m0']);

    expect(deadLettered).toMatchObject([{ messageId: 'm1' }]);
    expect(lines()).toMatchObject([
      { message: 'record returned', code: 'NOT_AN_AUDIT_RECORD', RecordsRetried: 1 },
      { message: 'event not normalized', code: 'NOT_AN_AUDIT_RECORD', EventsNotNormalized: 1 },
    ]);
  });

  test('is one whose event no call to the bus can hold', async () => {
    const { processBatch, deadLettered } = fakeAudit({ refusal: 'EVENT_TOO_LARGE' });

    await expect(processBatch(anAuditRecord('ChangePassword'))).resolves.toEqual([]);
    expect(deadLettered).toMatchObject([{ messageId: 'm0', code: 'EVENT_TOO_LARGE' }]);
  });
});

describe('a record that a retry may help', () => {
  test('returns to the queue alone if the bus rejects its event', async () => {
    const { processBatch, lines, logged, deadLettered } = fakeAudit({
      publish: (events) => Promise.resolve(events.slice(1, 2).map((event) => ({ event, code: 'ThrottlingException' }))),
    });

    await expect(processBatch(aFailedLogin('a'), aFailedLogin('b'), aFailedLogin('c'))).resolves.toEqual(['m1']);
    expect(deadLettered).toEqual([]);

    expect(lines()).toMatchObject([
      {
        level: 'warn',
        message: 'record returned',
        code: 'ThrottlingException',
        requestId: 'request-1',
        RecordsRetried: 1,
        EventBusName: 'identity',
        _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']], Metrics: [{ Name: 'RecordsRetried' }] }] },
      },
    ]);
    expect(logged.join('')).not.toMatch(/c2f58484|203\.0\.113|Kt7QpX2nM/);
  });

  test.each([
    ['fails', () => Promise.reject(Object.assign(new Error('no'), { name: 'TimeoutError' })), 'TimeoutError'],
    ['rejects an entry', () => Promise.resolve({ Entries: [{ ErrorCode: 'InternalFailure' }] }), 'InternalFailure'],
    ['returns nothing', () => Promise.resolve({}), 'ENTRY_REFUSED'],
  ])('returns to the queue if PutEvents %s', async (_what, putEvents, code) => {
    const { processBatch, lines } = fakeAudit({ publish: publishToEventBus(putEvents, 'identity-events') });

    await expect(processBatch(anAuditRecord('ChangePassword'))).resolves.toEqual(['m0']);
    expect(lines()).toMatchObject([{ code, RecordsRetried: 1 }]);
  });

  test('is counted by its code', async () => {
    const codes = ['InternalFailure', 'ThrottlingException', 'ThrottlingException'];
    const { processBatch, lines } = fakeAudit({
      publish: (events) =>
        Promise.resolve(codes.flatMap((code, at) => events.slice(at, at + 1).map((event) => ({ event, code })))),
    });

    await processBatch(aFailedLogin('a'), aFailedLogin('b'), aFailedLogin('c'));

    expect(lines()).toMatchObject([
      { code: 'InternalFailure', RecordsRetried: 1 },
      { code: 'ThrottlingException', RecordsRetried: 2 },
    ]);
  });

  test.each([
    ['an error', Object.assign(new Error('of client 6rl1c0v8h2dq5m3tz9kx7wbjna'), { name: 'TimeoutError' })],
    ['an error with an odd name', Object.assign(new Error('x'), { name: '6rl1c0v8 ' })],
    ['a string', '6rl1c0v8h2dq5m3tz9kx7wbjna'],
    ['undefined', undefined],
    ['null', null],
  ])('returns to the queue alone if its pool cannot be found: %s', async (_what, cause) => {
    const { poolOf } = aNormalizeAuditContext();
    const { processBatch, published, lines, logged } = fakeAudit({
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
      poolOf: (record) => (record.eventName === 'InitiateAuth' ? Promise.reject(cause) : poolOf(record)),
    });

    await expect(processBatch(aFailedLogin('a'), anAuditRecord('ChangePassword'))).resolves.toEqual(['m0']);

    expect(published).toEqual([changed]);
    const detail = _what === 'an error' ? 'TimeoutError' : 'UNKNOWN';
    expect(lines()).toMatchObject([
      { message: 'record returned', code: 'POOL_NOT_FOUND_OUT', detail, RecordsRetried: 1 },
    ]);
    expect(logged.join('')).not.toContain('6rl1c0v8');
  });

  test('is not counted while it waits for what will be known in minutes', async () => {
    const causes: Readonly<Record<string, Error>> = {
      a: new PoolUndecided('CLIENT_LIST_TOO_OLD'),
      b: new PoolUndecided('USER_NOT_KNOWN_YET'),
      c: new PoolUndecided('LOOK_UP_LIMIT'),
    };
    const { processBatch, lines } = fakeAudit({
      poolOf: ({ eventId = '' }) => Promise.reject(causes[eventId] ?? new Error()),
    });

    await expect(processBatch(...['a', 'b', 'c'].map(aFailedLogin))).resolves.toEqual(['m0', 'm1', 'm2']);

    expect(lines().map(({ level, detail, RecordsRetried }) => [level, detail, RecordsRetried])).toEqual([
      ['info', 'CLIENT_LIST_TOO_OLD', undefined],
      ['info', 'USER_NOT_KNOWN_YET', undefined],
      ['warn', 'LOOK_UP_LIMIT', 1],
    ]);
  });

  test('returns to the queue alone if Cognito does not answer in time', async () => {
    const { poolOf } = aNormalizeAuditContext();
    const { processBatch, published, lines } = fakeAudit({
      poolOf: (record) => (record.eventName === 'InitiateAuth' ? new Promise(() => undefined) : poolOf(record)),
      lookUpTimeoutMs: 20,
    });

    await expect(processBatch(aFailedLogin('a'), anAuditRecord('ChangePassword'))).resolves.toEqual(['m0']);

    expect(published).toEqual([changed]);
    expect(lines()).toMatchObject([{ code: 'POOL_NOT_FOUND_OUT', detail: 'NO_TIME' }]);
  });
});
