import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  userPoolId,
  web,
} from '../../../../given/builders/an-audit-record.ts';

const failed = 'cognito.login.failed.v1';

const normalized = (sample: string, over?: object) =>
  normalizeAudit(anAuditRecord(sample, over), aNormalizeAuditContext());

test.each<[string, object]>([
  ['CognitoAuthentication', { ...web, stage: 'hosted_ui', httpStatus: 401 }],
  ['login_POST', { ...web, stage: 'hosted_ui', httpStatus: 401 }],
  ['login_continue_POST', { ...web, stage: 'hosted_ui', httpStatus: 401 }],
  ['login_passkey_POST', { ...web, stage: 'hosted_ui', httpStatus: 401 }],
  ['Mfa_POST', { ...web, stage: 'challenge', httpStatus: 401 }],
  ['verifyCode_POST', { ...web, stage: 'challenge', httpStatus: 401 }],
  ['mfa_totp_POST', { ...web, stage: 'challenge', httpStatus: 401 }],
  ['mfa_phone_verify_POST', { ...web, stage: 'challenge', httpStatus: 401 }],
  ['selectChallenge_POST', { ...web, stage: 'challenge', httpStatus: 400 }],
  ['OAuth2Response_GET', { stage: 'federation', httpStatus: 400 }],
  ['OAuth2Response_POST', { stage: 'federation', httpStatus: 400 }],
  ['SAML2Response_POST', { stage: 'federation', httpStatus: 400 }],
  ['Beta_SAML2Response_POST', { stage: 'federation', httpStatus: 400 }],
  ['Login_OIDC_SAML_POST', { ...web, stage: 'federation', httpStatus: 400 }],
  ['Token_POST', { ...web, stage: 'token', httpStatus: 400 }],
  ['Token_POST-client-by-header', { ...web, stage: 'token', httpStatus: 400 }],
  ['Beta_Token_POST', { ...web, stage: 'token', httpStatus: 400 }],
])('%s is a failed login', async (sample, data) => {
  const event = anAuditEvent(sample, failed, { ...data, reason: 'other' });

  expect(await normalized(sample)).toStrictEqual({ events: [event] });
});

test.each([
  'CognitoAuthentication-succeeded',
  'login_POST-succeeded',
  'Mfa_POST-succeeded',
  'OAuth2Response_GET-succeeded',
  'SAML2Response_POST-succeeded',
  'Token_POST-succeeded',
])('%s produces no event, because triggers report it', async (sample) => {
  expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
});

test.each(['Token_POST-refresh-refused', 'Token_POST-client-credentials-refused'])(
  '%s produces no event, because it is not a login',
  async (sample) => {
    expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
  },
);

const tokenForm = (requestParameters: unknown) => ({
  additionalEventData: { userPoolId, responseParameters: { status: 400 }, requestParameters },
});

test.each([
  ['hidden', { grant_type: ['HIDDEN_DUE_TO_SECURITY_REASONS'] }],
  ['missing', {}],
  ['empty', { grant_type: [] }],
  ['of another kind', { grant_type: ['device_code'] }],
  ['in a form that is hidden', 'HIDDEN_DUE_TO_SECURITY_REASONS'],
])('a refused token of a grant that is %s gives nothing', async (_what, form) => {
  expect(await normalized('Token_POST', tokenForm(form))).toEqual({ nothing: 'NO_EVENT' });
});

test('a refused token of an authorization code is a failed login', async () => {
  expect(await normalized('Token_POST', tokenForm({ grant_type: ['authorization_code'] }))).toHaveProperty('events');
});

test('a callback with an error text alone is a failed login, whatever the status', async () => {
  const more = anAuditRecord('OAuth2Response_GET-succeeded').detail['additionalEventData'];
  const errorMessage = 'Something went wrong. Please try again.';

  expect(await normalized('OAuth2Response_GET', { additionalEventData: more, errorMessage })).toMatchObject({
    events: [{ type: failed, data: { stage: 'federation', reason: 'other', httpStatus: 302 } }],
  });
});

test('the page with the form produces no login', async () => {
  expect(await normalized('Login_GET')).toEqual({ nothing: 'IGNORED' });
});

const passwordPages = ['CognitoAuthentication', 'login_POST'];
const otherPages = [
  ...['login_continue_POST', 'login_passkey_POST', 'Mfa_POST', 'verifyCode_POST', 'mfa_totp_POST'],
  ...['mfa_phone_verify_POST', 'selectChallenge_POST', 'OAuth2Response_GET', 'OAuth2Response_POST'],
  ...['SAML2Response_POST', 'Beta_SAML2Response_POST', 'Login_OIDC_SAML_POST', 'Token_POST', 'Beta_Token_POST'],
];
const reasonOf = async (sample: string, errorMessage: string | undefined, errorCode?: string) => {
  const result = await normalized(sample, { errorMessage, errorCode });
  return 'events' in result ? (result.events[0]?.data as { reason?: string }).reason : result;
};

test.each([
  ...passwordPages.map((name) => [name, 'wrong_password_or_unknown_user']),
  ...otherPages.map((name) => [name, 'other']),
])('a wrong password on %s is %s', async (sample = '', reason = '') => {
  expect(await reasonOf(sample, 'Incorrect username or password.')).toBe(reason);
  expect(await reasonOf(sample, 'Incorrect username or password.\n')).toBe(reason);
  expect(await reasonOf(sample, undefined, 'NotAuthorizedException')).toBe(reason);
});

test.each([...passwordPages, ...otherPages])(
  'a function that refuses on %s is recognized by its wording',
  async (sample) => {
    const texts = ['not-invited.', 'User is disabled.', 'Incorrect username or password.', 'Refresh Token has expired'];

    for (const code of [undefined, 'NotAuthorizedException', 'InvalidParameterException', 'invalid_request']) {
      for (const text of texts) {
        expect(await reasonOf(sample, `PreSignUp failed with error ${text}`, code)).toBe('denied_by_trigger');
      }
    }
  },
);

test('an identity provider that answers with a code of IAM refused a login', async () => {
  expect(await reasonOf('SAML2Response_POST', undefined, 'AccessDenied')).toBe('other');
  expect(await reasonOf('OAuth2Response_GET', 'access_denied: User is disabled.', 'AccessDenied')).toBe('other');
});

test('a disabled user is recognized on a page', async () => {
  expect(await reasonOf('CognitoAuthentication', 'User is disabled.\n')).toBe('disabled');
  expect(await reasonOf('OAuth2Response_GET', 'User is not enabled')).toBe('disabled');
});
