import { apiCalls, mappedNames } from '../../../../../contracts/audit-event-names.ts';
import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  aNativeAuditContext,
  aNativeRecord,
  nativeFile,
  nativeSamples,
} from '../../../../given/builders/a-native-audit-record.ts';
import { expected, failed, kim, nativeEvent, outcomeOf } from '../../../../given/builders/native-outcomes.ts';

const told = (input: unknown) => normalizeAudit(input, aNativeAuditContext());

test('every record is in the table', () => {
  expect(expected.map(([sample]) => sample)).toEqual([...nativeSamples].sort());
});

test.each(expected)('%s gives %s, in an envelope and bare', async (sample, type, own) => {
  const outcome = outcomeOf(sample, type, own);

  expect(await told(nativeFile(sample))).toStrictEqual(outcome);
  expect(await told(aNativeRecord(sample))).toStrictEqual(outcome);
  expect(await told({ detail: aNativeRecord(sample), source: 'aws.cognito-idp' })).toStrictEqual(outcome);
});

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Changes that AWS makes from record to record, and that change no event. */
const harmless: readonly (readonly [what: string, over: (record: Readonly<Record<string, unknown>>) => object])[] = [
  ['unknown members', () => ({ sessionCredentialFromConsole: 'true', vpcEndpointId: 'vpce-1', newMember: [{ a: 1 }] })],
  ['an older version', () => ({ eventVersion: '1.08', tlsDetails: undefined, eventCategory: undefined })],
  ['no response', () => ({ responseElements: null })],
  ['a hidden response', () => ({ responseElements: hidden })],
  ['a hidden caller', () => ({ userIdentity: hidden, userAgent: hidden, sourceIPAddress: hidden })],
  ['unknown parameters', (record) => withParameters(record, { newParameter: hidden, other: null })],
  [
    'unknown data',
    (record) => ({ additionalEventData: { ...asObject(record['additionalEventData']), newMember: {} } }),
  ],
  ['a trailing line feed', ({ errorMessage }) => ifText(errorMessage, (text) => ({ errorMessage: `${text}\n` }))],
  ['a namespace before the code', ({ errorCode }) => ifText(errorCode, (code) => ({ errorCode: `cognito#${code}` }))],
];

const asObject = (value: unknown): object => (typeof value === 'object' ? (value ?? {}) : {});
const ifText = (value: unknown, over: (text: string) => object) => (typeof value === 'string' ? over(value) : {});
const withParameters = ({ requestParameters }: Readonly<Record<string, unknown>>, more: object) =>
  requestParameters === null ? {} : { requestParameters: { ...asObject(requestParameters), ...more } };

describe.each(harmless)('with %s', (what, over) => {
  test.each(expected)('%s still gives %s', async (sample, type, own) => {
    const record = aNativeRecord(sample);
    const outcome = outcomeOf(sample, type, what.startsWith('a namespace') ? { ...own, errorCode: undefined } : own);

    expect(await told({ ...record, ...over(record) })).toEqual(outcome);
  });
});

const giving = expected.flatMap(([sample, type, own]) => (type === undefined ? [] : [[sample, type, own] as const]));
const refusals = giving.filter(([, type]) => type === failed);

test.each(refusals)('%s without its message keeps its code, and the usual reason of it', async (sample, type, own) => {
  const usual = new Map([
    ['NotAuthorizedException', 'wrong_password_or_unknown_user'],
    ['UserNotFoundException', 'user_not_found'],
  ]);
  const { errorCode = '' } = own as { errorCode?: string };
  const reason = usual.get(errorCode) ?? 'other';

  for (const errorMessage of [undefined, null, hidden, '']) {
    const outcome = await told(aNativeRecord(sample, { errorMessage }));
    expect(outcome).toEqual({ events: [nativeEvent(sample, type, { ...own, reason } as object)] });
  }
});

test.each(expected)('%s without parameters gives no other event (%s)', async (sample, type) => {
  for (const requestParameters of [null, undefined, hidden, []]) {
    const outcome = await told(aNativeRecord(sample, { requestParameters }));
    const types = 'events' in outcome ? outcome.events.map((event) => event.type) : [];
    expect(type === undefined ? [] : [type]).toEqual(expect.arrayContaining(types));
  }
});

test.each(giving.filter(([, type]) => type !== failed))('%s, if it is refused, gives nothing', async (sample) => {
  for (const refusal of [
    { errorCode: 'UnknownError', errorMessage: 'An unknown error occurred' },
    { errorCode: 'AccessDenied', requestParameters: null },
    { errorCode: 'NotAuthorizedException' },
  ]) {
    expect(await told(aNativeRecord(sample, refusal))).toEqual({ nothing: 'NO_EVENT' });
  }
});

test.each(refusals)('%s with an error that CloudTrail has no name for is other', async (sample, type, own) => {
  const record = aNativeRecord(sample, { errorCode: 'UnknownError', errorMessage: 'An unknown error occurred' });
  const data = { ...own, errorCode: 'UnknownError', reason: 'other' };

  expect(await told(record)).toEqual({ events: [nativeEvent(sample, type, data as object)] });
});

test.each([
  ['GlobalSignOut', '15-GlobalSignOut-success', 'cognito.logout.completed.v1'],
  ['ChangePassword', '22-ChangePassword-success', 'cognito.password.changed.v1'],
  ['DeleteUser', '15-GlobalSignOut-success', 'cognito.user.deleted.v1'],
  ['UpdateUserAttributes', '28-UpdateUserAttributes-success', 'cognito.user.attributes_changed.v1'],
  ['VerifyUserAttribute', '22-ChangePassword-success', 'cognito.user.attributes_changed.v1'],
  ['SetUserMFAPreference', '22-ChangePassword-success', 'cognito.mfa.changed.v1'],
  ['VerifySoftwareToken', '22-ChangePassword-success', 'cognito.mfa.changed.v1'],
  ['CompleteWebAuthnRegistration', '22-ChangePassword-success', 'cognito.passkey.registered.v1'],
  ['DeleteWebAuthnCredential', '22-ChangePassword-success', 'cognito.passkey.deleted.v1'],
  ['ForgetDevice', '22-ChangePassword-success', 'cognito.device.forgotten.v1'],
  ['RevokeUserSession', '22-ChangePassword-success', 'cognito.logout.completed.v1'],
])('%s with an access token, in the same shape, gives its event', async (eventName, sample, type) => {
  expect(mappedNames(apiCalls)).toContain(eventName);
  expect(await told(aNativeRecord(sample, { eventName }))).toMatchObject({
    events: [{ type, subject: kim.subject, data: { eventName } }],
  });
});

test('the names of deleted attributes are visible', async () => {
  const over = { errorCode: undefined, errorMessage: undefined };
  const record = aNativeRecord('29-DeleteUserAttributes-refused-unknown-attribute', over);

  expect(await told(record)).toMatchObject({
    events: [{ data: { by: 'self', change: 'deleted', attributeNames: [expect.any(String) as string] } }],
  });
});
