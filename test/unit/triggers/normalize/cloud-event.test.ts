import { CloudEvent } from 'cloudevents';
import { isIdentityEvent } from '../../../../contracts/read-event.ts';
import { cloudEventOf, factId, validateEvents } from '../../../../triggers/normalize/cloud-event.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anId } from '../../../given/builders/a-trigger-event.ts';

const parts = {
  id: anId(1),
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_AbCdEf123',
  subject: 'c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1',
  time: new Date('2026-11-24T03:12:45.123Z'),
  data: { userPoolId: 'eu-west-1_AbCdEf123', triggerSource: 'PostAuthentication_Authentication' },
};
const type = 'cognito.login.succeeded.v1';

test('an event is a CloudEvent in structured JSON', () => {
  const event = cloudEventOf(type, parts);

  expect(event).toStrictEqual({
    specversion: '1.0',
    id: anId(1),
    type,
    source: '/aws/cognito/eu-west-1/eu-west-1_AbCdEf123',
    subject: 'c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1',
    time: '2026-11-24T03:12:45.123Z',
    datacontenttype: 'application/json',
    dataschema: 'urn:cognito-to-kafka:schemas/cognito.login.succeeded.v1.json#/properties/data',
    data: parts.data,
  });
  expect(new CloudEvent(event, true).validate()).toBe(true);
  expect(isIdentityEvent(event)).toBe(true);
});

test('omits undefined values, and retains false, zero, null and empty ones', () => {
  const data = { ...parts.data, clientId: undefined, newDeviceUsed: false, round: 0, name: '', none: null };
  const event = cloudEventOf(type, { ...parts, subject: undefined, data });

  expect(event).not.toHaveProperty('subject');
  expect(event.data).toStrictEqual({ ...parts.data, newDeviceUsed: false, round: 0, name: '', none: null });
});

test('a pool that is none leaves the source a URI reference', () => {
  const event = cloudEventOf(type, { ...parts, region: 'eu west', userPoolId: '<userPoolId>/\ud800' });

  expect(event.source).toMatch(/^\/aws\/cognito\/[\w%.-]+\/[\w%.-]+$/);
});

describe('the id of a fact', () => {
  test('is the same UUIDv5 wherever and whenever it is made', () => {
    expect(factId('cognito.sign_up.confirmed.v1/eu-west-1_AbCdEf123/ann')).toBe('2891214f-57b7-5fc1-936f-2763172a4ee4');
  });

  test('is another for another fact', () => {
    expect(factId('a')).not.toBe(factId('b'));
    expect(factId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

test('no text has a character for which SQS refuses a message', () => {
  const taken = 'tab\t €\u{1f600}\uFFFD';
  const data = {
    ...parts.data,
    userAgent: `a\uFFFE${taken}`,
    clientMetadata: { campaign: `\uD800${taken}\uFFFF` },
    list: ['\uFFFE'],
  };
  const event = cloudEventOf(type, { ...parts, subject: 'a\uFFFF', data });

  expect(event).toMatchObject({
    subject: 'a\uFFFD',
    data: { userAgent: `a\uFFFD${taken}`, clientMetadata: { campaign: `\uFFFD${taken}\uFFFD` }, list: ['\uFFFD'] },
  });
});

describe('validateEvents', () => {
  const wrong = anEvent({ id: 'not a UUID' });

  test('returns events that pass their schemas, in their order', () => {
    const events = [anEvent(), anEvent()];

    expect(validateEvents(events)).toEqual({ events });
  });

  test('returns no event without events', () => {
    expect(validateEvents([])).toEqual({ nothing: 'NO_EVENT' });
  });

  test.each([
    ['only', [wrong]],
    ['first', [wrong, anEvent()]],
    ['last', [anEvent(), wrong]],
  ])('rejects all events if the %s one violates its schema', (_where, events) => {
    expect(validateEvents(events)).toEqual({ problem: 'SCHEMA_VIOLATED', refused: wrong });
  });
});
