import { apiCalls, mappingFor, mappedNames, serviceEvents } from '../../../contracts/audit-event-names.ts';
import { catalog } from '../../../contracts/catalog.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

// The calls on users, sessions and tokens of the Cognito user pools API, of which CloudTrail logs all.
const operations = words(`
  InitiateAuth RespondToAuthChallenge AdminInitiateAuth AdminRespondToAuthChallenge GetTokensFromRefreshToken
  SignUp ConfirmSignUp AdminConfirmSignUp AdminCreateUser ResendConfirmationCode ForgotPassword ConfirmForgotPassword
  ChangePassword AdminSetUserPassword AdminResetUserPassword GlobalSignOut AdminUserGlobalSignOut RevokeToken
  RevokeUserSession AdminRevokeUserSession GetClientToken DeleteUser AdminDeleteUser AdminDisableUser AdminEnableUser
  UpdateUserAttributes AdminUpdateUserAttributes DeleteUserAttributes AdminDeleteUserAttributes VerifyUserAttribute
  VerifySoftwareToken AssociateSoftwareToken AdminDeleteSoftwareToken SetUserMFAPreference AdminSetUserMFAPreference
  AdminAddUserToGroup AdminRemoveUserFromGroup AdminLinkProviderForUser AdminDisableProviderForUser
  CompleteWebAuthnRegistration DeleteWebAuthnCredential ForgetDevice AdminForgetDevice
`);

// "Hosted UI (classic) events in CloudTrail" ("Amazon Cognito logging in AWS CloudTrail", Cognito guide).
const hostedUi = words(`
  Login_GET CognitoAuthentication OAuth2_Authorize_GET Beta_Authorize_GET OAuth2Response_GET OAuth2Response_POST
  SAML2Response_POST Beta_SAML2Response_POST Login_OIDC_SAML_POST Token_POST Beta_Token_POST Signup_GET Signup_POST
  Confirm_GET Confirm_POST ResendCode_POST ForgotPassword_GET ForgotPassword_POST ConfirmForgotPassword_GET
  ConfirmForgotPassword_POST ResetPassword_GET ResetPassword_POST Mfa_GET Mfa_POST MfaOption_GET MfaOption_POST
  MfaRegister_GET MfaRegister_POST Logout SAML2Logout_POST Error_GET UserInfo_GET UserInfo_POST Confirm_With_Link_GET
  Event_Feedback_GET
`);

// "Managed login events in CloudTrail" (the same page).
const managedLogin = words(`
  login_POST login_continue_POST forgotPassword_POST selectChallenge_POST confirmUser_GET mfa_back_POST
  mfa_options_POST mfa_phone_register_POST mfa_phone_verify_POST mfa_phone_resendCode_POST mfa_totp_POST signup_POST
  signup_confirm_POST verifyCode_POST passkeys_add_POST passkeys_add_GET login_passkey_POST
`);

// Records that an ordinary rule does not get ("AWS service management events", EventBridge reference), besides the
// calls that begin with Describe, Get or List.
const readOnly = words(`
  AdminGetDevice AdminGetUser AdminListDevices AdminListGroupsForUser AdminListUserAuthEvents Beta_Authorize_GET
  Confirm_GET ConfirmForgotPassword_GET Error_GET ForgotPassword_GET IntrospectToken Login_Error_POST Login_GET Mfa_GET
  MfaOption_GET ResetPassword_GET Signup_GET UserInfo_GET UserInfo_POST
`);

const tables = { ...apiCalls, ...serviceEvents };
const listed = [...new Set([...operations, ...hostedUi, ...managedLogin, ...readOnly])];
const types = catalog.map((schema) => schema.properties.type.const);

test('the lists are whole', () => {
  expect([operations, hostedUi, managedLogin, readOnly].map(({ length }) => length)).toEqual([43, 35, 17, 19]);
});

test('the tables have every name of the documentation, and no other', () => {
  expect(Object.keys(tables).sort()).toEqual([...listed].sort());
});

test('API calls are in the table of API calls, pages and endpoints in the other', () => {
  expect(Object.keys(apiCalls)).toEqual(expect.arrayContaining(operations));
  expect(Object.keys(serviceEvents)).toEqual(expect.arrayContaining([...hostedUi, ...managedLogin]));
  expect(Object.keys(apiCalls).filter((name) => name in serviceEvents)).toEqual([]);
});

test.each(Object.entries(tables))('%s gives events of the catalog, or says in a sentence why not', (_name, mapping) => {
  if ('produces' in mapping) {
    expect(mapping.produces.length).toBeGreaterThan(0);
    expect(types).toEqual(expect.arrayContaining([...mapping.produces]));
    expect(['failed', 'succeeded']).toContain(mapping.of);
  } else {
    expect(mapping.ignored).toMatch(/^[A-Z][^.]+ [^.]+ [^.]+\.$/);
  }
});

test('no read-only call produces an event, because an ordinary rule would not get it', () => {
  const giving = [...mappedNames(apiCalls), ...mappedNames(serviceEvents)];

  expect(giving.filter((name) => readOnly.includes(name) || /^(Describe|Get|List)/.test(name))).toEqual([]);
});

test.each(listed)('%s has a mapping', (name) => {
  expect(mappingFor(name)).toBe(tables[name]);
});

test.each(['NoSuchCall', 'toString', 'constructor', '__proto__', '', 'initiateauth'])('%s has no mapping', (name) => {
  expect(mappingFor(name)).toBeUndefined();
});

test('names that may give an event are found, all or those of one outcome', () => {
  const failed = mappedNames(apiCalls, 'failed');

  expect(failed).toEqual([
    'InitiateAuth',
    'AdminInitiateAuth',
    'RespondToAuthChallenge',
    'AdminRespondToAuthChallenge',
  ]);
  expect([...failed, ...mappedNames(apiCalls, 'succeeded')].sort()).toEqual(mappedNames(apiCalls).sort());
  expect(mappedNames(serviceEvents)).toEqual(expect.arrayContaining(['CognitoAuthentication', 'Logout']));
  expect(mappedNames({ A: { ignored: 'It shows a page.' } })).toEqual([]);
});
