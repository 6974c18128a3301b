import { readAuditRecord } from '../../../../../triggers/normalize/cloudtrail-record/audit-record.ts';
import { anAuditRecord, userPoolId, web } from '../../../../given/builders/an-audit-record.ts';

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const read = (over: object, sample = 'InitiateAuth') => readAuditRecord(anAuditRecord(sample, over));
const readPage = (more: unknown) => read({ additionalEventData: more }, 'Token_POST');

describe('parts that are hidden, missing or of another kind', () => {
  test.each([[hidden], ['HIDDEN_FOR_SECURITY_REASONS'], [null], [undefined], [''], [7], [true], [[]], [[{ a: 1 }]]])(
    'a part that reads %j is empty',
    (part) => {
      const over = { requestParameters: part, responseElements: part, additionalEventData: part };

      expect(read(over)).toMatchObject({ parameters: {}, response: {}, form: {}, failed: true });
      expect(read(over)?.clientId).toBeUndefined();
      expect(read(over)?.subject).toBeUndefined();
      expect(readPage({ userPoolId, requestParameters: part, responseParameters: part })).toMatchObject({
        userPoolId,
        form: {},
        httpStatus: undefined,
      });
    },
  );

  test.each([[hidden], [null], [''], [{}], [[]]])('a member that reads %j is none', (value) => {
    const names = ['eventID', 'awsRegion', 'requestID', 'sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage'];
    const record = readAuditRecord({
      ...anAuditRecord('InitiateAuth', Object.fromEntries(names.map((name) => [name, value]))),
      region: value,
    });

    expect(record).toMatchObject({
      ...{ eventId: undefined, region: undefined, requestId: undefined, ipAddress: undefined },
      ...{ userAgent: undefined, errorCode: undefined, errorMessage: undefined },
    });
  });

  test('numbers are read as text', () => {
    expect(read({ requestID: 42, requestParameters: { clientId: 8 } })).toMatchObject({
      requestId: '42',
      clientId: '8',
    });
  });
});

test.each<[string, unknown, Record<string, string>]>([
  ['a list of one value', { lang: ['de'] }, { lang: 'de' }],
  ['a list of several values', { lang: ['de', 'en'] }, { lang: 'de' }],
  ['a plain value', { lang: 'de' }, { lang: 'de' }],
  ['an empty list', { lang: [] }, {}],
  ['an empty value', { confirm: [''] }, {}],
  ['a hidden value', { code: [hidden] }, {}],
  ['a list in a list', { lang: [['de']] }, {}],
])('reads the first visible value of a form field with %s', (_what, requestParameters, form) => {
  expect(readPage({ requestParameters })?.form).toEqual(form);
});

test.each<[string, object, string | undefined]>([
  ['the call', { requestParameters: web, additionalEventData: { clientId: 'other' } }, web.clientId],
  ['besides', { requestParameters: null, additionalEventData: web }, web.clientId],
  ['the form', { requestParameters: null, additionalEventData: { requestParameters: { client_id: ['a1'] } } }, 'a1'],
  ['nowhere', { requestParameters: { clientId: hidden }, additionalEventData: {} }, undefined],
  ['in a form, but can be none', { additionalEventData: { requestParameters: { client_id: ['a@b.c'] } } }, undefined],
  ['at too great a length', { requestParameters: { clientId: 'a'.repeat(129) } }, undefined],
])('reads the app client from %s', (_what, over, clientId) => {
  expect(read({ requestParameters: null, ...over })?.clientId).toBe(clientId);
});

test('reads the pool from the call, or from the additional data', () => {
  expect(
    read({ requestParameters: { userPoolId: 'a_1' }, additionalEventData: { userPoolId: 'b_2' } })?.userPoolId,
  ).toBe('a_1');
  expect(read({ requestParameters: { userPoolId: hidden }, additionalEventData: { userPoolId } })?.userPoolId).toBe(
    userPoolId,
  );
});

test.each<[unknown, number | undefined, boolean]>([
  [99, undefined, false],
  [100, 100, false],
  [200, 200, false],
  ['302', 302, false],
  [[302], 302, false],
  [400, 400, true],
  ['401', 401, true],
  [599, 599, true],
  [600, undefined, false],
  [hidden, undefined, false],
  ['', undefined, false],
  [' ', undefined, false],
  ['4e2 x', undefined, false],
  [4.5, undefined, false],
  [-1, undefined, false],
  [1e9, undefined, false],
  [true, undefined, false],
  [null, undefined, false],
  [{}, undefined, false],
])('the status %j is %j, and failed %s', (status, httpStatus, failed) => {
  expect(readPage({ responseParameters: { status } })).toMatchObject({ httpStatus, failed });
});

test.each<[object, boolean]>([
  [{ errorCode: '', errorMessage: '' }, false],
  [{ errorCode: null, errorMessage: null }, false],
  [{ errorCode: 'NotAuthorizedException' }, true],
  [{ errorCode: '', errorMessage: 'Something went wrong.' }, true],
  [{ errorCode: hidden }, true],
  [{ errorCode: {} }, true],
])('a call with %j failed: %s', (over, failed) => {
  expect(read({ ...over, additionalEventData: null }, 'GlobalSignOut')?.failed).toBe(failed);
});
