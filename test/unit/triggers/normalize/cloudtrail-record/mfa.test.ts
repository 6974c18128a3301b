import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  lena,
  nora,
  userPoolId,
} from '../../../../given/builders/an-audit-record.ts';

const changed = 'cognito.mfa.changed.v1';
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';
const on = { enabled: true };

const normalized = (sample: string, over?: object) =>
  normalizeAudit(anAuditRecord(sample, over), aNormalizeAuditContext());

test.each<[string, object]>([
  ['SetUserMFAPreference', { ...lena, by: 'self', change: 'preference_set', totp: true, sms: false }],
  ['AdminSetUserMFAPreference', { ...nora, by: 'admin', change: 'preference_set', email: true }],
  ['VerifySoftwareToken', { ...lena, by: 'self', change: 'totp_registered' }],
  ['AdminDeleteSoftwareToken', { ...nora, by: 'admin', change: 'totp_deleted' }],
])('%s changes second factors', async (sample, data) => {
  expect(await normalized(sample)).toStrictEqual({ events: [anAuditEvent(sample, changed, data)] });
});

test.each(['SetUserMFAPreference-refused', 'VerifySoftwareToken-refused', 'VerifySoftwareToken-wrong-code'])(
  '%s gives nothing',
  async (sample) => {
    expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
  },
);

test('an authenticator app registered at a login produces no event without a pool', async () => {
  expect(await normalized('VerifySoftwareToken-at-login')).toEqual({ nothing: 'POOL_UNKNOWN' });
});

test('an authenticator app registered at a login produces an event with a pool', async () => {
  const sample = 'VerifySoftwareToken-at-login';
  const event = anAuditEvent(sample, changed, { by: 'self', change: 'totp_registered' });

  expect(await normalized(sample, { additionalEventData: { userPoolId } })).toStrictEqual({ events: [event] });
});

test.each([[null], [undefined], [hidden], [{ status: hidden }], [{ status: 'success' }]])(
  'a verification that is answered %j has registered the app',
  async (responseElements) => {
    expect(await normalized('VerifySoftwareToken', { responseElements })).toMatchObject({
      events: [{ type: changed }],
    });
  },
);

test.each<[object, object]>([
  [{ sMSMfaSettings: on }, { sms: true }],
  [{ smsMfaSettings: on }, { sms: true }],
  [{ SMSMfaSettings: { enabled: 'false' } }, { sms: false }],
  [{ sMSMfaSettings: hidden, softwareTokenMfaSettings: hidden, emailMfaSettings: hidden }, {}],
  [{ softwareTokenMfaSettings: { enabled: hidden }, emailMfaSettings: { preferredMfa: true } }, {}],
  [{ softwareTokenMfaSettings: [on], emailMfaSettings: null }, {}],
])('the preference %j says %j', async (settings, factors) => {
  const result = await normalized('SetUserMFAPreference', { requestParameters: settings });
  const data = { ...lena, by: 'self', change: 'preference_set', ...factors };

  expect(result).toStrictEqual({ events: [anAuditEvent('SetUserMFAPreference', changed, data)] });
});
