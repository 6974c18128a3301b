import type { EventType } from '../../../../../contracts/catalog.ts';
import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  nora,
  userPoolId,
} from '../../../../given/builders/an-audit-record.ts';

const added = 'cognito.user.group_added.v1';
const removed = 'cognito.user.group_removed.v1';
const linked = 'cognito.user.provider_linked.v1';

const normalized = (sample: string, over?: object) =>
  normalizeAudit(anAuditRecord(sample, over), aNormalizeAuditContext());

test.each<[string, EventType, object]>([
  ['AdminAddUserToGroup', added, { ...nora, groupName: 'editors' }],
  ['AdminRemoveUserFromGroup', removed, { ...nora, groupName: 'editors' }],
  ['AdminRemoveUserFromGroup-username-shown', removed, { ...nora, groupName: 'editors' }],
  ['AdminLinkProviderForUser', linked, { ...nora, providerName: 'Google' }],
  ['AdminLinkProviderForUser-users-hidden', linked, {}],
  ['AdminDisableProviderForUser', 'cognito.user.provider_unlinked.v1', { ...nora, providerName: 'Google' }],
])('%s gives %s', async (sample, type, data) => {
  expect(await normalized(sample)).toStrictEqual({ events: [anAuditEvent(sample, type, data)] });
});

test.each(['AdminAddUserToGroup-refused', 'AdminLinkProviderForUser-refused'])('%s gives nothing', async (sample) => {
  expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
});

test.each(['HIDDEN_DUE_TO_SECURITY_REASONS', '', null, {}, ['editors']])(
  'a group whose name reads %j has none',
  async (groupName) => {
    const result = await normalized('AdminAddUserToGroup', { requestParameters: { userPoolId, groupName } });

    expect(result).toStrictEqual({ events: [anAuditEvent('AdminAddUserToGroup', added, nora)] });
  },
);

test('a name that no group can have gives no event rather than a wrong one', async () => {
  const requestParameters = { userPoolId, groupName: 'x'.repeat(129) };

  expect(await normalized('AdminAddUserToGroup', { requestParameters })).toMatchObject({ problem: 'SCHEMA_VIOLATED' });
});
