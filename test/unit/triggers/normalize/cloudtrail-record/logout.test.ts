import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  lena,
  nora,
  web,
} from '../../../../given/builders/an-audit-record.ts';

const normalized = (sample: string) => normalizeAudit(anAuditRecord(sample), aNormalizeAuditContext());

test.each<[string, object]>([
  ['GlobalSignOut', { ...lena, scope: 'global' }],
  ['AdminUserGlobalSignOut', { ...nora, scope: 'admin' }],
  ['RevokeUserSession', { ...lena, scope: 'session' }],
  ['AdminRevokeUserSession', { ...nora, scope: 'session' }],
  ['Logout', { ...web, scope: 'session' }],
  ['SAML2Logout_POST', { scope: 'session' }],
])('%s is a logout', async (sample, data) => {
  expect(await normalized(sample)).toStrictEqual({
    events: [anAuditEvent(sample, 'cognito.logout.completed.v1', data)],
  });
});

test.each(['GlobalSignOut-refused', 'Logout-refused'])('%s gives nothing', async (sample) => {
  expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
});
