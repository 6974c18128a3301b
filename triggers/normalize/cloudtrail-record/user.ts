import { toObject } from '../../../platform/coerce.ts';
import { gives, type AuditNormalizer, type AuditNormalizers } from './audit-event.ts';
import { visibleText, type AuditRecord } from './audit-record.ts';

type By = 'self' | 'admin';
type Change = 'updated' | 'verified' | 'deleted';

const deleted = (by: By) => gives('cognito.user.deleted.v1', () => ({ by }));

const invited = gives('cognito.user.created_by_admin.v1', () => ({}));

/** AdminCreateUser with RESEND only invites again a user who is there ("AdminCreateUser", Cognito API reference). */
const created: AuditNormalizer = (record, context) =>
  visibleText(record.parameters['messageAction']) === 'RESEND' ? [] : invited(record, context);

const changed = (by: By, change: Change, namesIn: (parameters: AuditRecord['parameters']) => readonly unknown[]) =>
  gives('cognito.user.attributes_changed.v1', ({ parameters }) => ({
    by,
    change,
    attributeNames: visibleNames(namesIn(parameters)),
  }));

// The record contains attributes with their values. Only the property `name` is a name.
const namesSet = ({ userAttributes }: AuditRecord['parameters']) =>
  listIn(userAttributes).map((attribute) => toObject(attribute)['name']);
const namesDeleted = ({ userAttributeNames }: AuditRecord['parameters']) => listIn(userAttributeNames);

/** Users as such, and their attributes; never with a value. */
export const user: AuditNormalizers = {
  AdminCreateUser: created,
  DeleteUser: deleted('self'),
  AdminDeleteUser: deleted('admin'),
  AdminDisableUser: gives('cognito.user.disabled.v1', () => ({})),
  AdminEnableUser: gives('cognito.user.enabled.v1', () => ({})),
  UpdateUserAttributes: changed('self', 'updated', namesSet),
  AdminUpdateUserAttributes: changed('admin', 'updated', namesSet),
  DeleteUserAttributes: changed('self', 'deleted', namesDeleted),
  AdminDeleteUserAttributes: changed('admin', 'deleted', namesDeleted),
  VerifyUserAttribute: changed('self', 'verified', ({ attributeName }) => [attributeName]),
};

// A custom attribute's name has at most 20 characters, behind `dev:custom:` ("SchemaAttributeType", Cognito API).
const longestName = 64;

/** The names that are visible; undefined where CloudTrail hides them all. */
function visibleNames(list: readonly unknown[]): string[] | undefined {
  const names = list
    .map(visibleText)
    .filter((name): name is string => name !== undefined && name.length <= longestName);
  return names.length > 0 ? names : undefined;
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
