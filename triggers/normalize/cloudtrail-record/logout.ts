import type { EventOf } from '../../../contracts/catalog.ts';
import { gives, type AuditNormalizers } from './audit-event.ts';

type Scope = EventOf<'cognito.logout.completed.v1'>['data']['scope'];

const logoutOf = (scope: Scope) => gives('cognito.logout.completed.v1', () => ({ scope }));

/** Ended sessions. */
export const logout: AuditNormalizers = {
  GlobalSignOut: logoutOf('global'),
  AdminUserGlobalSignOut: logoutOf('admin'),
  RevokeUserSession: logoutOf('session'),
  AdminRevokeUserSession: logoutOf('session'),
  Logout: logoutOf('session'),
  SAML2Logout_POST: logoutOf('session'),
};
