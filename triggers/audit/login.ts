import type { EventOf } from '../../contracts/catalogue.ts';
import { plainName } from '../lenient.ts';
import { auditEvent, type AuditNormalizer, type AuditNormalizers } from './audit-event.ts';
import { visibleText, type AuditRecord } from './audit-record.ts';
import { loginFailureReason } from './failure-reason.ts';

type Stage = EventOf<'cognito.login.failed.v1'>['data']['stage'];

const plainCode = /^[\w.]{1,128}$/;

const failedAt =
  (stage: Stage, isLogin: (record: AuditRecord) => boolean = () => true): AuditNormalizer =>
  (record, context) => {
    if (!isLogin(record) || isRefusedByIam(record)) return [];
    const { errorCode, errorMessage, httpStatus, parameters } = record;
    const challengeName = plainName(visibleText(parameters['challengeName']));
    const data = {
      reason: loginFailureReason({ code: errorCode, message: errorMessage }, challengeName),
      errorCode: errorCode !== undefined && plainCode.test(errorCode) ? errorCode : undefined,
      stage,
      flow: plainName(visibleText(parameters['authFlow'])),
      challengeName,
      httpStatus,
    };
    return [auditEvent('cognito.login.failed.v1', record, { ...context, data })];
  };

/** Whether AWS refused the caller, by its rights or credentials: no user tried to log in ("Common Errors", Cognito API reference). */
const isRefusedByIam = ({ errorCode = '' }: AuditRecord): boolean =>
  /^(?:AccessDenied|ExpiredToken|IncompleteSignature|InvalidClientTokenId|InvalidSignature|MissingAuthenticationToken|OptInRequired|SignatureDoesNotMatch|UnrecognizedClient)(?:Exception)?$/.test(
    errorCode.replace(/^.*[#.:](?=.)/, ''),
  );

/** Refused logins. A refused refresh is none. */
export const login: AuditNormalizers = {
  ...at('initiate', ['InitiateAuth', 'AdminInitiateAuth'], isNoRefresh),
  ...at('challenge', ['RespondToAuthChallenge', 'AdminRespondToAuthChallenge']),
  ...at('hosted_ui', ['CognitoAuthentication', 'login_POST', 'login_continue_POST', 'login_passkey_POST']),
  ...at('challenge', [
    ...['Mfa_POST', 'selectChallenge_POST', 'mfa_totp_POST', 'mfa_phone_verify_POST'],
    // The one-time code of a login without a password.
    'verifyCode_POST',
  ]),
  ...at('federation', [
    ...['OAuth2Response_GET', 'OAuth2Response_POST', 'SAML2Response_POST'],
    ...['Beta_SAML2Response_POST', 'Login_OIDC_SAML_POST'],
  ]),
  ...at('token', ['Token_POST', 'Beta_Token_POST'], isCodeExchange),
};

function at(stage: Stage, names: readonly string[], isLogin?: (record: AuditRecord) => boolean): AuditNormalizers {
  return Object.fromEntries(names.map((name) => [name, failedAt(stage, isLogin)]));
}

function isNoRefresh({ parameters }: AuditRecord): boolean {
  return !visibleText(parameters['authFlow'])?.startsWith('REFRESH_TOKEN');
}

function isCodeExchange({ form }: AuditRecord): boolean {
  return form['grant_type'] === 'authorization_code';
}
