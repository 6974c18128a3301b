import { recordHeaders } from '../../../contracts/kafka-record.ts';
import { openAccount } from '../../../local/account.ts';
import type { ExpectedEvent } from '../../../local/demo.ts';
import type { TopicRecord } from '../../../local/rig/topic-reader.ts';
import { anEvent } from '../../given/builders/an-event.ts';

/** A record as the forwarder should have written it for the event. */
const aRecord = (event = anEvent(), over: Partial<TopicRecord> = {}): TopicRecord => ({
  partition: 2,
  offset: '17',
  key: event.subject ?? null,
  value: JSON.stringify(event),
  headers: recordHeaders,
  arrivedAt: 0,
  ...over,
});

/** What has to be expected for the event to be no surprise. */
const expectationOf = ({ type, subject, data }: ReturnType<typeof anEvent>): ExpectedEvent => ({
  type,
  subject,
  username: data.username ?? '',
  calledAt: 0,
});

/** An account in which these events are expected. */
function accountOf(...events: ReturnType<typeof anEvent>[]) {
  const account = openAccount();
  for (const event of events) account.expect(expectationOf(event));
  return account;
}

test('an event that was expected and arrived as it should closes the account', () => {
  const event = anEvent();
  const account = accountOf(event);

  expect(account.enter(aRecord(event))).toEqual({ expected: expectationOf(event), id: event.id });
  expect(account.summary()).toEqual({ expected: 1, arrived: 1, lost: 0, duplicates: 0, wrong: [], wrongCount: 0 });
});

test('an event that has not arrived is lost', () => {
  const [first, second] = [anEvent(), anEvent()];
  const account = accountOf(first, second);

  account.enter(aRecord(second));

  expect(account.summary()).toMatchObject({ expected: 2, arrived: 1, lost: 1, wrong: [] });
});

test('an event may be expected twice: it then has to arrive with two ids', () => {
  const login = anEvent();
  const account = accountOf(login, login);

  account.enter(aRecord(login));
  expect(account.summary()).toMatchObject({ arrived: 1, lost: 1 });

  account.enter(aRecord(anEvent({ subject: login.subject })));
  expect(account.summary()).toMatchObject({ arrived: 2, lost: 0, duplicates: 0 });
});

test('a copy of an event is a duplicate, and nothing is wrong', () => {
  const event = anEvent();
  const account = accountOf(event);
  account.enter(aRecord(event));

  expect(account.enter(aRecord(event, { offset: '18' }))).toBeUndefined();
  expect(account.summary()).toEqual({ expected: 1, arrived: 1, lost: 0, duplicates: 1, wrong: [], wrongCount: 0 });
});

test('an event without a subject has no key', () => {
  const event = anEvent({ subject: undefined });
  const account = accountOf(event);

  account.enter(aRecord(event));

  expect(account.summary()).toMatchObject({ arrived: 1, wrong: [] });
});

const expected = anEvent();
test.each([
  ['whose key is not its subject', aRecord(expected, { key: 'other' }), 'its key is not its subject'],
  ['without its key', aRecord(expected, { key: null }), 'its key is not its subject'],
  ['without headers', aRecord(expected, { headers: {} }), 'its headers are not those of a CloudEvent'],
  [
    'with another media type',
    aRecord(expected, { headers: { 'content-type': 'application/json' } }),
    'its headers are not those of a CloudEvent',
  ],
  ['that is no event', aRecord(expected, { value: '{}' }), 'NOT_A_CLOUD_EVENT'],
  ['of another user', aRecord(anEvent()), 'nobody expected cognito.login.succeeded.v1'],
  [
    'of another user name',
    aRecord(anEvent({ subject: expected.subject, data: { ...expected.data, username: 'bob' } })),
    'nobody expected cognito.login.succeeded.v1',
  ],
])('a record %s is wrong, is named by its place, and settles nothing', (_what, record, why) => {
  const account = accountOf(expected);
  const wrong = `partition 2, offset 17: ${why}`;

  expect(account.enter(record)).toEqual({ wrong });
  expect(account.summary()).toEqual({ expected: 1, arrived: 0, lost: 1, duplicates: 0, wrong: [wrong], wrongCount: 1 });
});

test('an event of another type than expected is wrong', () => {
  const account = openAccount();
  account.expect({ ...expectationOf(expected), type: 'cognito.login.attempted.v1' });

  expect(account.enter(aRecord(expected))).toHaveProperty('wrong');
});

test('headers that are added do no harm', () => {
  const account = accountOf(expected);

  account.enter(aRecord(expected, { headers: { ...recordHeaders, traceparent: '00-1' } }));

  expect(account.summary()).toMatchObject({ arrived: 1, wrong: [] });
});

test('an event of a failed call is not expected, and counts if it arrives', () => {
  const event = anEvent();
  const expectation = expectationOf(event);
  const account = openAccount();
  account.expect(expectation);
  account.withdraw(expectation);
  expect(account.summary()).toMatchObject({ expected: 0, lost: 0 });

  expect(account.enter(aRecord(event))).toEqual({ expected: expectation, id: event.id });
  expect(account.summary()).toMatchObject({ expected: 1, arrived: 1, lost: 0, wrong: [] });
});

test('an event of a failed call counts once, and one that is expected comes first', () => {
  const event = anEvent();
  const [failed, expectation] = [expectationOf(event), { ...expectationOf(event), calledAt: 5 }];
  const account = openAccount();
  account.expect(failed);
  account.withdraw(failed);
  account.expect(expectation);
  const arrivals = [1, 2, 3].map(() => account.enter(aRecord(anEvent({ subject: event.subject }))));

  expect(arrivals[0]).toMatchObject({ expected: { calledAt: 5 } });
  expect(arrivals[1]).toMatchObject({ expected: { calledAt: 0 } });
  expect(arrivals[2]).toHaveProperty('wrong');
  expect(account.summary()).toMatchObject({ expected: 2, arrived: 2, lost: 0, wrongCount: 1 });
});

test('an event that arrived before its call failed stays in the account', () => {
  const event = anEvent();
  const expectation = expectationOf(event);
  const account = openAccount();
  account.expect(expectation);
  account.enter(aRecord(event));
  account.withdraw(expectation);

  expect(account.summary()).toMatchObject({ expected: 1, arrived: 1, lost: 0 });
});

test('counts every wrong record, and keeps the first hundred sentences', () => {
  const account = openAccount();
  for (let offset = 0; offset < 150; offset += 1)
    account.enter(aRecord(undefined, { value: '{', offset: `${offset}` }));
  const { wrong, wrongCount } = account.summary();

  expect([wrong.length, wrongCount, wrong.at(-1)]).toEqual([100, 150, 'partition 2, offset 99: NOT_JSON']);
});

test('does not blame events of others where they are allowed', () => {
  const account = openAccount({ allowsOthers: true });
  account.enter(aRecord());
  account.enter(aRecord(undefined, { value: '{' }));

  expect(account.summary()).toMatchObject({ expected: 0, wrong: ['partition 2, offset 17: NOT_JSON'] });
});
