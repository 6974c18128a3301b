import type { EventOf } from '../../../contracts/catalog.ts';
import { plainName } from '../../../platform/coerce.ts';
import { auditEvent, type AuditNormalizer, type AuditNormalizers } from './audit-event.ts';
import { visibleText, type AuditRecord } from './audit-record.ts';
import { asksForPassword, errorName, loginFailureReason } from './failure-reason.ts';

type Stage = EventOf<'cognito.login.failed.v1'>['data']['stage'];

const plainCode = /^[\w.]{1,128}$/;

/** How a call or a page fails a login. */
interface LoginStep {
  readonly stage: Stage;
  /** Whether the user had to give a password. Default: never. */
  readonly asksForPassword?: (record: AuditRecord) => boolean;
  /** Whether the record is about a login. Default: always. */
  readonly isLogin?: (record: AuditRecord) => boolean;
  /** Whether AWS credentials can sign the request, so that IAM can refuse the caller. Pages are never signed. */
  readonly isSigned?: boolean;
}

const failedAt =
  ({ stage, asksForPassword = never, isLogin = always, isSigned = false }: LoginStep): AuditNormalizer =>
  (record, context) => {
    const { errorCode, errorMessage, httpStatus, parameters } = record;
    const challengeName = challengeIn(record);
    const reason = loginFailureReason({ code: errorCode, message: errorMessage }, asksForPassword(record));
    if (!isLogin(record) || (isSigned && reason !== 'denied_by_trigger' && isRefusedByIam(record))) return [];
    const data = {
      reason,
      errorCode: plainCode.test(errorCode ?? '') ? errorCode : undefined,
      stage,
      flow: plainName(visibleText(parameters['authFlow'])),
      challengeName,
      httpStatus,
    };
    return [auditEvent('cognito.login.failed.v1', record, { ...context, data })];
  };

const always = (): boolean => true;
const never = (): boolean => false;

const challengeIn = ({ parameters }: AuditRecord): string | undefined =>
  plainName(visibleText(parameters['challengeName']));

/**
 * Whether AWS refused the caller because of its permissions or credentials: no user tried to log in ("Common Errors", Cognito API
 * reference). The message is the wording of IAM, for a record that hides the code.
 */
const isRefusedByIam = ({ errorCode, errorMessage = '' }: AuditRecord): boolean =>
  /^(?:AccessDenied|AuthFailure|ExpiredToken|IncompleteSignature|InvalidAccessKeyId|InvalidClientTokenId|InvalidSignature|MissingAuthenticationToken|OptInRequired|RequestExpired|SignatureDoesNotMatch|UnauthorizedOperation|UnrecognizedClient)$/.test(
    errorName(errorCode),
  ) || /^User: \S+ is not authorized to perform: /.test(errorMessage);

/** Refused logins. A refused refresh is none. */
export const login: AuditNormalizers = {
  ...at(['InitiateAuth', 'AdminInitiateAuth'], {
    stage: 'initiate',
    asksForPassword: always,
    isLogin: isNoRefresh,
    isSigned: true,
  }),
  ...at(['RespondToAuthChallenge', 'AdminRespondToAuthChallenge'], {
    stage: 'challenge',
    asksForPassword: (record) => asksForPassword(challengeIn(record)),
    isSigned: true,
  }),
  ...at(['CognitoAuthentication', 'login_POST'], { stage: 'hosted_ui', asksForPassword: always }),
  // An existing session that is continued, and a passkey.
  ...at(['login_continue_POST', 'login_passkey_POST'], { stage: 'hosted_ui' }),
  // verifyCode_POST: the one-time code of a login without a password.
  ...at(['Mfa_POST', 'selectChallenge_POST', 'mfa_totp_POST', 'mfa_phone_verify_POST', 'verifyCode_POST'], {
    stage: 'challenge',
  }),
  ...at(
    [
      ...['OAuth2Response_GET', 'OAuth2Response_POST', 'SAML2Response_POST'],
      ...['Beta_SAML2Response_POST', 'Login_OIDC_SAML_POST'],
    ],
    { stage: 'federation' },
  ),
  ...at(['Token_POST', 'Beta_Token_POST'], { stage: 'token', isLogin: isCodeExchange }),
};

function at(names: readonly string[], step: LoginStep): AuditNormalizers {
  return Object.fromEntries(names.map((name) => [name, failedAt(step)]));
}

function isNoRefresh({ parameters, errorMessage = '' }: AuditRecord): boolean {
  const flow = visibleText(parameters['authFlow']);
  return flow === undefined ? !/^(?:Invalid )?Refresh Token\b/i.test(errorMessage) : !flow.startsWith('REFRESH_TOKEN');
}

function isCodeExchange({ form }: AuditRecord): boolean {
  return form['grant_type'] === 'authorization_code';
}
