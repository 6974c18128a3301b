import type { EventType } from '../../../../../contracts/catalog.ts';
import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  lena,
  nora,
  userPoolId,
} from '../../../../given/builders/an-audit-record.ts';

const created = 'cognito.user.created_by_admin.v1';
const deleted = 'cognito.user.deleted.v1';
const changed = 'cognito.user.attributes_changed.v1';
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const normalized = (sample: string, over?: object) =>
  normalizeAudit(anAuditRecord(sample, over), aNormalizeAuditContext());

test.each<[string, EventType, object]>([
  ['AdminCreateUser', created, nora],
  ['DeleteUser', deleted, { ...lena, by: 'self' }],
  ['AdminDeleteUser', deleted, { ...nora, by: 'admin' }],
  ['AdminDisableUser', 'cognito.user.disabled.v1', nora],
  ['AdminEnableUser', 'cognito.user.enabled.v1', nora],
  ['UpdateUserAttributes', changed, { ...lena, by: 'self', change: 'updated' }],
  ['AdminUpdateUserAttributes', changed, { ...nora, by: 'admin', change: 'updated' }],
  [
    'AdminUpdateUserAttributes-shown',
    changed,
    { ...nora, by: 'admin', change: 'updated', attributeNames: ['email', 'custom:plan'] },
  ],
  [
    'DeleteUserAttributes',
    changed,
    { ...lena, by: 'self', change: 'deleted', attributeNames: ['phone_number', 'custom:nickname'] },
  ],
  ['AdminDeleteUserAttributes', changed, { ...nora, by: 'admin', change: 'deleted' }],
  ['VerifyUserAttribute', changed, { ...lena, by: 'self', change: 'verified', attributeNames: ['email'] }],
])('%s gives %s', async (sample, type, data) => {
  expect(await normalized(sample)).toStrictEqual({ events: [anAuditEvent(sample, type, data)] });
});

test.each([
  'AdminCreateUser-refused',
  'DeleteUser-refused',
  'AdminDeleteUser-refused',
  'UpdateUserAttributes-refused',
  'VerifyUserAttribute-refused',
])('%s gives nothing', async (sample) => {
  expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
});

test('a user who is only invited again is not created', async () => {
  expect(await normalized('AdminCreateUser-invited-again')).toEqual({ nothing: 'NO_EVENT' });
});

test.each([['SUPPRESS'], [hidden], [null], [undefined]])(
  'a user who is created with the message action %j is created',
  async (messageAction) => {
    expect(await normalized('AdminCreateUser', { requestParameters: { userPoolId, messageAction } })).toMatchObject({
      events: [{ type: created }],
    });
  },
);

test('no event has a user name or attribute value, even if CloudTrail shows it', async () => {
  const sample = anAuditRecord('AdminUpdateUserAttributes-shown');

  expect(JSON.stringify(sample)).toContain('nora.lindqvist@example.org');
  expect(JSON.stringify(await normalized('AdminUpdateUserAttributes-shown'))).not.toMatch(/lindqvist|team/);
});

test.each<[string, string, unknown, readonly string[] | undefined]>([
  ['UpdateUserAttributes', 'userAttributes', [{ name: 'email' }, { name: hidden }, 'a value', ['b'], null], ['email']],
  ['UpdateUserAttributes', 'userAttributes', [hidden], undefined],
  ['UpdateUserAttributes', 'userAttributes', { name: 'email' }, undefined],
  ['UpdateUserAttributes', 'userAttributes', [{ name: 'x'.repeat(65) }], undefined],
  ['DeleteUserAttributes', 'userAttributeNames', ['x'.repeat(64), '', 7, {}, null], ['x'.repeat(64), '7']],
  ['DeleteUserAttributes', 'userAttributeNames', 'email', undefined],
  ['DeleteUserAttributes', 'userAttributeNames', [], undefined],
  ['VerifyUserAttribute', 'attributeName', hidden, undefined],
  ['VerifyUserAttribute', 'attributeName', undefined, undefined],
  ['VerifyUserAttribute', 'attributeName', ['email'], undefined],
])('%s with %s %j has the names %j', async (sample, parameter, value, attributeNames) => {
  const result = await normalized(sample, { requestParameters: { [parameter]: value } });
  const names = attributeNames === undefined ? {} : { attributeNames };

  expect(result).toMatchObject({ events: [{ data: names }] });
  if (attributeNames === undefined) expect(JSON.stringify(result)).not.toContain('attributeNames');
});
