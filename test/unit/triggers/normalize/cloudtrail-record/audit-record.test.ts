import fc from 'fast-check';
import { readAuditRecord, visibleText } from '../../../../../triggers/normalize/cloudtrail-record/audit-record.ts';
import { anAuditRecord, lena, userPoolId, web } from '../../../../given/builders/an-audit-record.ts';

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const read = (over: object, sample = 'InitiateAuth') => readAuditRecord(anAuditRecord(sample, over));
const readPage = (more: unknown) => read({ additionalEventData: more }, 'Token_POST');

test('reads the record of an API call', () => {
  const { requestID, eventID, requestParameters, userAgent } = anAuditRecord('InitiateAuth').detail;

  expect(readAuditRecord(anAuditRecord('InitiateAuth'))).toStrictEqual({
    eventName: 'InitiateAuth',
    time: new Date('2026-11-24T08:01:37Z'),
    eventId: eventID,
    region: 'eu-central-1',
    userPoolId: undefined,
    ...web,
    ...lena,
    requestId: requestID,
    ipAddress: '203.0.113.57',
    userAgent,
    failed: true,
    errorCode: 'NotAuthorizedException',
    errorMessage: 'Incorrect username or password.',
    httpStatus: undefined,
    parameters: requestParameters,
    response: {},
    form: {},
  });
});

test('reads the record of an endpoint without its hidden fields', () => {
  expect(readAuditRecord(anAuditRecord('Token_POST'))).toMatchObject({
    eventName: 'Token_POST',
    userPoolId,
    ...web,
    failed: true,
    errorCode: undefined,
    httpStatus: 400,
    parameters: {},
    response: {},
    form: {
      grant_type: 'authorization_code',
      redirect_uri: 'https://app.example.com/callback',
      client_id: web.clientId,
    },
  });
  expect(readAuditRecord(anAuditRecord('Token_POST'))?.form).not.toHaveProperty('code');
});

test('a bare record is read as the same record in its envelope', () => {
  const { detail } = anAuditRecord('Token_POST');

  expect(readAuditRecord(detail)).toEqual(readAuditRecord(anAuditRecord('Token_POST')));
});

test.each([
  ['the envelope says', { eventSource: undefined }],
  ['the envelope says, the record hides it', { eventSource: hidden }],
  ['the record says', {}],
])('recognizes a record of Cognito by %s', (_what, over) => {
  expect(read(over)).toBeDefined();
});

test.each([
  ['another service', anAuditRecord('InitiateAuth', { eventSource: 'cognito-identity.amazonaws.com' })],
  [
    'no service, in an envelope of another',
    { ...anAuditRecord('InitiateAuth', { eventSource: null }), source: 'aws.s3' },
  ],
  ['no service, bare', anAuditRecord('InitiateAuth', { eventSource: undefined }).detail],
  ['no event name', anAuditRecord('InitiateAuth', { eventName: undefined })],
  ['an empty event name', anAuditRecord('InitiateAuth', { eventName: '' })],
  ['a hidden event name', anAuditRecord('InitiateAuth', { eventName: hidden })],
  ['an event name that is a list', anAuditRecord('InitiateAuth', { eventName: ['InitiateAuth'] })],
  ['no time at all', { ...anAuditRecord('InitiateAuth', { eventTime: undefined }), time: undefined }],
  ['no record in its envelope', { ...anAuditRecord('InitiateAuth'), detail: null }],
  ['a record that is text', { ...anAuditRecord('InitiateAuth'), detail: hidden }],
])('a record with %s is none', (_what, input) => {
  expect(readAuditRecord(input)).toBeUndefined();
});

test.each([[undefined], [null], ['text'], [7], [true], [[]], [[anAuditRecord()]], [{}], [{ Records: [] }]])(
  'rejects %j',
  (input) => {
    expect(readAuditRecord(input)).toBeUndefined();
  },
);

test.each([
  ['missing', undefined],
  ['hidden', hidden],
  ['empty', ''],
  ['a number', 1764057600],
  ['no UTC time', '2026-11-24T03:12:45'],
  ['a text of which Date would make some moment', 'ended in May 5'],
  ['of a year with five digits', '+012026-11-24T03:12:45Z'],
  ['no moment', '2026-99-24T03:12:45Z'],
])('where the time of the record is %s, the envelope tells it', (_what, eventTime) => {
  const input = { ...anAuditRecord('InitiateAuth', { eventTime }), time: '2026-11-24T03:12:45Z' };

  expect(readAuditRecord(input)?.time).toEqual(new Date('2026-11-24T03:12:45Z'));
  expect(readAuditRecord({ ...input, time: eventTime })).toBeUndefined();
});

test('fractions of a second are read', () => {
  expect(read({ eventTime: '2026-11-24T03:12:45.678Z' })?.time).toEqual(new Date('2026-11-24T03:12:45.678Z'));
});

test.each([
  ['text', 'text'],
  [hidden, undefined],
  ['HIDDEN_FOR_SECURITY_REASONS', undefined],
  [` ${hidden}`, ` ${hidden}`],
  ['', undefined],
  [0, '0'],
  [null, undefined],
])('the visible text of %j is %j', (value, text) => {
  expect(visibleText(value)).toBe(text);
});

test('whatever comes in, reading it does not throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), fc.jsonValue(), (input, part) => {
      readAuditRecord(input);
      readAuditRecord({ ...anAuditRecord(), detail: input });
      const names = ['requestParameters', 'responseElements', 'additionalEventData', 'errorCode', 'eventTime'];
      read(Object.fromEntries(names.map((name) => [name, part])));
      readPage({ requestParameters: part, responseParameters: part, sub: part, clientId: part });
    }),
    { numRuns: 500 },
  );
});
