import { AuditError, createAuditHandler } from '../../../triggers/audit/audit-handler.ts';
import { poolOfRecord } from '../../../triggers/audit/pool-of-record.ts';
import { publishToEventBus } from '../../../triggers/delivery/event-bus.ts';
import {
  aNormalizeAuditContext,
  anAuditEvent,
  anAuditRecord,
  lena,
  userPoolId,
} from '../../builders/an-audit-record.ts';
import { fakeAudit } from '../../fakes/fake-audit.ts';

const changed = anAuditEvent('ChangePassword', 'cognito.password.changed.v1', lena);

/** What the handler rejected with. Fails where it did not. */
async function errorOf(run: Promise<void>): Promise<Error & { code?: unknown }> {
  try {
    await run;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was accepted.');
}

test('what a record tells is published, and nothing is logged', async () => {
  const { handler, published, logged } = fakeAudit();

  await handler(anAuditRecord('ChangePassword'), { awsRequestId: 'request-1' });

  expect(published).toEqual([changed]);
  expect(logged).toEqual([]);
});

test('the privacy policy holds for what is published', async () => {
  const { handler, published } = fakeAudit({ policy: { ipAddress: 'truncate' } });

  await handler(anAuditRecord('ChangePassword'));

  expect(published).toMatchObject([{ data: { ipAddress: '203.0.113.0/24' } }]);
});

test('a record that is delivered again gives the same event', async () => {
  const { handler, published } = fakeAudit();

  await handler(anAuditRecord('ChangePassword'));
  await handler({ ...anAuditRecord('ChangePassword'), id: 'another', time: '2026-11-24T20:00:00Z' });

  expect(published).toEqual([changed, changed]);
});

test.each([
  ['a call that gives no event', anAuditRecord('Login_GET')],
  ['a call that failed', anAuditRecord('ChangePassword-refused')],
])('a record of %s is dropped without a word', async (_what, input) => {
  const { handler, published, logged } = fakeAudit();

  await handler(input);

  expect([published, logged]).toEqual([[], []]);
});

test.each([
  ['NOT_OURS', 'info', 'RecordsNotOurs', { additionalEventData: { userPoolId: 'eu-central-1_Other' } }],
  ['POOL_UNTOLD', 'info', 'RecordsWithoutPool', { additionalEventData: null }],
  // A client that was deleted before the record came: it may have been ours.
  ['CLIENT_UNKNOWN', 'warn', 'RecordsOfUnknownClients', { additionalEventData: { clientId: 'gone' } }],
])('drops a record of an unobserved pool (%s) with a line of level %s, and counts it', async (...row) => {
  const [code, level, metric, over] = row;
  const { handler, published, logged } = fakeAudit();

  await handler(anAuditRecord('ChangePassword', over));

  expect(published).toEqual([]);
  expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
    {
      level,
      code,
      [metric]: 1,
      EventBusName: 'identity',
      _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']], Metrics: [{ Name: metric }] }] },
    },
  ]);
});

test('knows a client of an observed pool after the client was deleted', async () => {
  let isThere = true;
  const ports = { userPoolIds: [userPoolId], hasClient: () => Promise.resolve(isThere) };
  const { handler, published, logged } = fakeAudit({ poolOf: poolOfRecord(ports) });

  await handler(anAuditRecord('InitiateAuth'));
  isThere = false;
  await handler(anAuditRecord('InitiateAuth'));

  expect([published.length, logged]).toEqual([2, []]);
});

test.each([
  ['UNKNOWN_EVENT_NAME', anAuditRecord('ChangePassword', { eventName: 'NewCall' })],
  ['NOT_AN_AUDIT_RECORD', anAuditRecord('ChangePassword', { eventName: null })],
  ['NOT_AN_AUDIT_RECORD', undefined],
  ['SCHEMA_VIOLATED', anAuditRecord('AdminAddUserToGroup', { requestParameters: aLongName() })],
])('%s is logged and counted, not thrown: another try would not help', async (code, input) => {
  const { handler, published, logged } = fakeAudit();

  await handler(input, { awsRequestId: 'request-1' });
  await handler(input);

  expect(published).toEqual([]);
  const [first, second] = logged.map((line) => JSON.parse(line) as object);
  expect(first).toMatchObject({
    level: 'error',
    message: 'no event made',
    code,
    requestId: 'request-1',
    EventsNotNormalized: 1,
    _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']], Metrics: [{ Name: 'EventsNotNormalized' }] }] },
    EventBusName: 'identity',
  });
  expect(second).not.toHaveProperty('requestId');
  expect(logged.join('')).not.toMatch(/NewCall|xxx|c2f58484/);
});

function aLongName(): object {
  return { userPoolId: 'eu-central-1_Kt7QpX2nM', groupName: 'x'.repeat(129) };
}

describe('what another try may help is thrown, so that Lambda tries again', () => {
  test('the bus refuses: the error has the code, and nothing of the record', async () => {
    const { handler, logged } = fakeAudit({ refusal: 'ThrottlingException' });
    const error = await errorOf(handler(anAuditRecord('ChangePassword')));

    expect(error).toBeInstanceOf(AuditError);
    expect(error.code).toBe('ThrottlingException');
    expect(error.message).toBe('The bus did not take cognito.password.changed.v1 (ThrottlingException).');
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toMatch(/c2f58484|203\.0\.113|Kt7QpX2nM/);
    expect(logged).toEqual([]);
  });

  test.each([
    ['fails', () => Promise.reject(Object.assign(new Error('no'), { name: 'TimeoutError' })), 'TimeoutError'],
    ['refuses', () => Promise.resolve({ Entries: [{ ErrorCode: 'InternalFailure' }] }), 'InternalFailure'],
    ['answers nothing', () => Promise.resolve({}), 'ENTRY_REFUSED'],
  ])('PutEvents %s', async (_what, send, code) => {
    const handler = createAuditHandler({
      ...aNormalizeAuditContext(),
      privacy: () => Promise.resolve({ policy: {} }),
      publish: publishToEventBus({ send }, 'identity-events'),
      bus: undefined,
      log: () => undefined,
    });

    expect(await errorOf(handler(anAuditRecord('ChangePassword')))).toMatchObject({ name: 'AuditError', code });
  });

  test.each([
    ['an error', Object.assign(new Error('of client 6rl1c0v8h2dq5m3tz9kx7wbjna'), { name: 'TimeoutError' })],
    ['a text', '6rl1c0v8h2dq5m3tz9kx7wbjna'],
    ['undefined', undefined],
    ['null', null],
  ])('the pool cannot be found out, and %s is why', async (_what, cause) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
    const { handler, published } = fakeAudit({ poolOf: () => Promise.reject(cause) });
    const error = await errorOf(handler(anAuditRecord('InitiateAuth')));

    expect(error).toMatchObject({ name: 'AuditError', code: 'POOL_NOT_FOUND_OUT' });
    expect(error.message).toContain(cause instanceof Error ? 'TimeoutError' : 'UNKNOWN');
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain('6rl1c0v8');
    expect(published).toEqual([]);
  });

  test('the key of the privacy policy fails', async () => {
    const { poolOf, newId } = aNormalizeAuditContext();
    const ports = { poolOf, newId, publish: () => Promise.resolve([]), bus: undefined, log: () => undefined };
    const handler = createAuditHandler({ ...ports, privacy: () => Promise.reject(new Error('no key')) });

    expect((await errorOf(handler(anAuditRecord('ChangePassword')))).message).toBe('no key');
  });
});
