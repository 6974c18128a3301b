import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  web,
} from '../../../../given/builders/an-audit-record.ts';

const normalized = (sample: string) => normalizeAudit(anAuditRecord(sample), aNormalizeAuditContext());

test('RevokeToken is a revoked token, of no known user', async () => {
  expect(await normalized('RevokeToken')).toStrictEqual({
    events: [anAuditEvent('RevokeToken', 'cognito.token.revoked.v1', web)],
  });
});

test('RevokeToken-refused gives nothing', async () => {
  expect(await normalized('RevokeToken-refused')).toEqual({ nothing: 'NO_EVENT' });
});
