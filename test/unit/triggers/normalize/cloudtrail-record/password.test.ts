import type { EventType } from '../../../../../contracts/catalog.ts';
import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  lena,
  nora,
  userPoolId,
  web,
} from '../../../../given/builders/an-audit-record.ts';

const resetRequested = 'cognito.password.reset_requested.v1';
const setByAdmin = 'cognito.password.set_by_admin.v1';

const normalized = (sample: string, over?: object) =>
  normalizeAudit(anAuditRecord(sample, over), aNormalizeAuditContext());

test.each<[string, EventType, object]>([
  ['ForgotPassword', resetRequested, { ...lena, ...web, by: 'self' }],
  ['ForgotPassword_POST', resetRequested, { ...web, by: 'self' }],
  ['forgotPassword_POST-managed-login', resetRequested, { ...web, by: 'self' }],
  ['AdminResetUserPassword', resetRequested, { ...nora, by: 'admin' }],
  ['ChangePassword', 'cognito.password.changed.v1', lena],
  ['AdminSetUserPassword', setByAdmin, { ...nora, permanent: true }],
  ['AdminSetUserPassword-temporary', setByAdmin, { ...nora, permanent: false }],
])('%s gives %s', async (sample, type, data) => {
  expect(await normalized(sample)).toStrictEqual({ events: [anAuditEvent(sample, type, data)] });
});

test.each([
  'ForgotPassword-refused',
  'ForgotPassword_POST-refused',
  'ChangePassword-refused',
  'AdminSetUserPassword-refused',
])('%s gives nothing', async (sample) => {
  expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
});

test.each([['HIDDEN_DUE_TO_SECURITY_REASONS'], [null], [undefined], ['yes'], [{}]])(
  'a password set with permanent %j is permanent or not, nobody knows',
  async (permanent) => {
    const result = await normalized('AdminSetUserPassword', { requestParameters: { userPoolId, permanent } });

    expect(result).toStrictEqual({ events: [anAuditEvent('AdminSetUserPassword', setByAdmin, nora)] });
  },
);
