import { toObject } from '../../../platform/coerce.ts';
import { gives, type AuditNormalizers } from './audit-event.ts';
import { visibleText, type AuditRecord } from './audit-record.ts';

const group = ({ parameters }: AuditRecord) => ({ groupName: visibleText(parameters['groupName']) });
const provider = (parameter: string) => (record: AuditRecord) => ({
  providerName: visibleText(toObject(record.parameters[parameter])['providerName']),
});

/** Groups of a user, and identities at external providers that are linked with a user. */
export const membership: AuditNormalizers = {
  AdminAddUserToGroup: gives('cognito.user.group_added.v1', group),
  AdminRemoveUserFromGroup: gives('cognito.user.group_removed.v1', group),
  AdminLinkProviderForUser: gives('cognito.user.provider_linked.v1', provider('sourceUser')),
  AdminDisableProviderForUser: gives('cognito.user.provider_unlinked.v1', provider('user')),
};
