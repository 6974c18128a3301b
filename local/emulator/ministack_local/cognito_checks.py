"""Wrong codes, revoked access tokens, disabled auth flows, secret hashes and the secret of RevokeToken are refused.

MiniStack checks these only under AUTH=true, which also turns IAM on for everything, and the last one never.
AWS always does: CodeMismatchException, NotAuthorizedException, InvalidParameterException.
The emulator's codes are fixed: 123456 for sign-up, 654321 for a forgotten password.
"""
import ministack.services.cognito as cognito


def install() -> None:
    run_handler = cognito._run_idp_handler

    def run_handler_after_checks(handler, action, data):
        if action in cognito._UNSIGNED_IDP_ACTIONS:
            cognito._pin_unsigned_idp_scope(data)
        refusal = (cognito._validate_client_secret_hash(action, data) or cognito._auth_flow_error(action, data)
                   or cognito._access_token_error(data) or cognito._confirmation_code_error(action, data)
                   or _revocation_error(action, data))
        return refusal or run_handler(handler, action, data)

    cognito._run_idp_handler = run_handler_after_checks


def _revocation_error(action: str, data: dict):
    client_id = data.get("ClientId")
    pool = cognito._pool_for_client(client_id)[0] if action == "RevokeToken" else None
    secret = pool["_clients"][client_id].get("ClientSecret") if pool else None
    if not secret or data.get("ClientSecret") == secret:
        return None
    return cognito.error_response_json("UnauthorizedException", "Invalid client secret.", 400)
