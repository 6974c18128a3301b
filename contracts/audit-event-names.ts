import type { EventType } from './catalog.ts';

/**
 * CloudTrail records of one event name that can produce an event. `failed`: refused calls only, which the rule on the
 * default bus selects by `errorCode` for API calls. `succeeded`: the others.
 */
export type AuditEventName =
  { readonly of: 'failed' | 'succeeded'; readonly produces: readonly EventType[] } | { readonly ignored: string };

const byTrigger = (trigger: string): AuditEventName => ({ ignored: `The ${trigger} trigger reports it.` });
const page: AuditEventName = { ignored: 'It shows a page, and changes nothing.' };
const notInCatalog: AuditEventName = { ignored: 'The catalog has no event for it.' };
const failedLogin: AuditEventName = { of: 'failed', produces: ['cognito.login.failed.v1'] };
const succeeded = (type: EventType): AuditEventName => ({ of: 'succeeded', produces: [type] });

/** Calls of the Cognito user pools API that CloudTrail records with eventType AwsApiCall. */
export const apiCalls: Readonly<Record<string, AuditEventName>> = {
  InitiateAuth: failedLogin,
  AdminInitiateAuth: failedLogin,
  RespondToAuthChallenge: failedLogin,
  AdminRespondToAuthChallenge: failedLogin,
  GetTokensFromRefreshToken: byTrigger('pre token generation'),
  GetClientToken: byTrigger('pre token generation'),
  SignUp: byTrigger('pre sign-up'),
  ConfirmSignUp: byTrigger('post confirmation'),
  AdminConfirmSignUp: byTrigger('post confirmation'),
  AdminCreateUser: succeeded('cognito.user.created_by_admin.v1'),
  ResendConfirmationCode: byTrigger('custom message'),
  ForgotPassword: succeeded('cognito.password.reset_requested.v1'),
  ConfirmForgotPassword: byTrigger('post confirmation'),
  ChangePassword: succeeded('cognito.password.changed.v1'),
  AdminSetUserPassword: succeeded('cognito.password.set_by_admin.v1'),
  AdminResetUserPassword: succeeded('cognito.password.reset_requested.v1'),
  GlobalSignOut: succeeded('cognito.logout.completed.v1'),
  AdminUserGlobalSignOut: succeeded('cognito.logout.completed.v1'),
  RevokeUserSession: succeeded('cognito.logout.completed.v1'),
  AdminRevokeUserSession: succeeded('cognito.logout.completed.v1'),
  RevokeToken: succeeded('cognito.token.revoked.v1'),
  DeleteUser: succeeded('cognito.user.deleted.v1'),
  AdminDeleteUser: succeeded('cognito.user.deleted.v1'),
  AdminDisableUser: succeeded('cognito.user.disabled.v1'),
  AdminEnableUser: succeeded('cognito.user.enabled.v1'),
  UpdateUserAttributes: succeeded('cognito.user.attributes_changed.v1'),
  AdminUpdateUserAttributes: succeeded('cognito.user.attributes_changed.v1'),
  DeleteUserAttributes: succeeded('cognito.user.attributes_changed.v1'),
  AdminDeleteUserAttributes: succeeded('cognito.user.attributes_changed.v1'),
  VerifyUserAttribute: succeeded('cognito.user.attributes_changed.v1'),
  VerifySoftwareToken: succeeded('cognito.mfa.changed.v1'),
  AssociateSoftwareToken: { ignored: 'It only begins what VerifySoftwareToken ends.' },
  AdminDeleteSoftwareToken: succeeded('cognito.mfa.changed.v1'),
  SetUserMFAPreference: succeeded('cognito.mfa.changed.v1'),
  AdminSetUserMFAPreference: succeeded('cognito.mfa.changed.v1'),
  AdminAddUserToGroup: succeeded('cognito.user.group_added.v1'),
  AdminRemoveUserFromGroup: succeeded('cognito.user.group_removed.v1'),
  AdminLinkProviderForUser: succeeded('cognito.user.provider_linked.v1'),
  AdminDisableProviderForUser: succeeded('cognito.user.provider_unlinked.v1'),
  CompleteWebAuthnRegistration: succeeded('cognito.passkey.registered.v1'),
  DeleteWebAuthnCredential: succeeded('cognito.passkey.deleted.v1'),
  ForgetDevice: succeeded('cognito.device.forgotten.v1'),
  AdminForgetDevice: succeeded('cognito.device.forgotten.v1'),
  AdminGetDevice: notInCatalog,
  AdminGetUser: notInCatalog,
  AdminListDevices: notInCatalog,
  AdminListGroupsForUser: notInCatalog,
  AdminListUserAuthEvents: notInCatalog,
  IntrospectToken: notInCatalog,
};

const unverified: AuditEventName = { ignored: 'What its record says of success and failure is not verified.' };

/** Endpoints of the hosted UI, of managed login and of identity providers: eventType AwsServiceEvent. */
export const serviceEvents: Readonly<Record<string, AuditEventName>> = {
  // Hosted UI (classic).
  CognitoAuthentication: failedLogin,
  OAuth2Response_GET: failedLogin,
  OAuth2Response_POST: failedLogin,
  SAML2Response_POST: failedLogin,
  Beta_SAML2Response_POST: failedLogin,
  Login_OIDC_SAML_POST: failedLogin,
  Mfa_POST: failedLogin,
  Token_POST: failedLogin,
  Beta_Token_POST: failedLogin,
  ForgotPassword_POST: succeeded('cognito.password.reset_requested.v1'),
  Logout: succeeded('cognito.logout.completed.v1'),
  SAML2Logout_POST: succeeded('cognito.logout.completed.v1'),
  Login_GET: page,
  Login_Error_POST: { ignored: 'It shows the page after a failed login; the failed login has a record of its own.' },
  OAuth2_Authorize_GET: page,
  Beta_Authorize_GET: page,
  Signup_GET: page,
  Signup_POST: byTrigger('pre sign-up'),
  Confirm_GET: page,
  Confirm_POST: byTrigger('post confirmation'),
  Confirm_With_Link_GET: byTrigger('post confirmation'),
  ResendCode_POST: byTrigger('custom message'),
  ForgotPassword_GET: page,
  ConfirmForgotPassword_GET: page,
  ConfirmForgotPassword_POST: byTrigger('post confirmation'),
  ResetPassword_GET: page,
  ResetPassword_POST: unverified,
  Mfa_GET: page,
  MfaOption_GET: page,
  MfaOption_POST: { ignored: 'It only chooses by what to prove oneself.' },
  MfaRegister_GET: page,
  MfaRegister_POST: unverified,
  Error_GET: page,
  UserInfo_GET: notInCatalog,
  UserInfo_POST: notInCatalog,
  Event_Feedback_GET: notInCatalog,
  // Managed login.
  login_POST: failedLogin,
  login_continue_POST: failedLogin,
  login_passkey_POST: failedLogin,
  selectChallenge_POST: failedLogin,
  mfa_totp_POST: failedLogin,
  mfa_phone_verify_POST: failedLogin,
  verifyCode_POST: failedLogin,
  forgotPassword_POST: succeeded('cognito.password.reset_requested.v1'),
  passkeys_add_POST: succeeded('cognito.passkey.registered.v1'),
  passkeys_add_GET: page,
  confirmUser_GET: byTrigger('post confirmation'),
  mfa_back_POST: { ignored: 'It only goes back a page.' },
  mfa_options_POST: { ignored: 'It only chooses by what to prove oneself.' },
  mfa_phone_register_POST: unverified,
  mfa_phone_resendCode_POST: byTrigger('custom message'),
  signup_POST: byTrigger('pre sign-up'),
  signup_confirm_POST: byTrigger('post confirmation'),
};

/** Returns how the records of an event name are mapped, `undefined` for a name that the catalog does not cover. */
export function mappingFor(eventName: string): AuditEventName | undefined {
  if (Object.hasOwn(apiCalls, eventName)) return apiCalls[eventName];
  return Object.hasOwn(serviceEvents, eventName) ? serviceEvents[eventName] : undefined;
}

/** Returns the names in one of the two tables whose records may produce an event. */
export const mappedNames = (names: Readonly<Record<string, AuditEventName>>, of?: 'failed' | 'succeeded'): string[] =>
  Object.entries(names)
    .filter(([, mapping]) => 'produces' in mapping && (of === undefined || mapping.of === of))
    .map(([name]) => name);
