import type { EventType } from '../../../../../contracts/catalog.ts';
import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  lena,
  web,
} from '../../../../given/builders/an-audit-record.ts';

const registered = 'cognito.passkey.registered.v1';

const normalized = (sample: string) => normalizeAudit(anAuditRecord(sample), aNormalizeAuditContext());

test.each<[string, EventType, object]>([
  ['CompleteWebAuthnRegistration', registered, lena],
  ['passkeys_add_POST', registered, web],
  ['DeleteWebAuthnCredential', 'cognito.passkey.deleted.v1', lena],
])('%s gives %s', async (sample, type, data) => {
  expect(await normalized(sample)).toStrictEqual({ events: [anAuditEvent(sample, type, data)] });
});

test.each(['CompleteWebAuthnRegistration-refused', 'passkeys_add_POST-refused'])('%s gives nothing', async (sample) => {
  expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
});
