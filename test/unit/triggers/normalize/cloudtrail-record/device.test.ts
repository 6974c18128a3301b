import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  lena,
  nora,
} from '../../../../given/builders/an-audit-record.ts';

const normalized = (sample: string) => normalizeAudit(anAuditRecord(sample), aNormalizeAuditContext());

test.each<[string, object]>([
  ['ForgetDevice', { ...lena, by: 'self' }],
  ['AdminForgetDevice', { ...nora, by: 'admin' }],
])('%s is a forgotten device', async (sample, data) => {
  expect(await normalized(sample)).toStrictEqual({
    events: [anAuditEvent(sample, 'cognito.device.forgotten.v1', data)],
  });
});

test('ForgetDevice-refused gives nothing', async () => {
  expect(await normalized('ForgetDevice-refused')).toEqual({ nothing: 'NO_EVENT' });
});
