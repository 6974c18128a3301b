"""CloudTrail records of the hosted UI: Login_GET, CognitoAuthentication, Token_POST and Logout.

MiniStack records nothing of them.
AWS: eventType AwsServiceEvent; requestParameters null; the form or the query in additionalEventData.requestParameters
as lists of strings, and the HTTP status in additionalEventData.responseParameters. The names are those of the classic
hosted UI. AWS documents Login_GET without pool, request id and requestParameters, but with an empty errorCode.
Not verified: that a failed password shows as status 401, and nothing else.
"""
import ministack.services.cognito as cognito
from ministack.core.responses import get_region

from .api_call import current
from .cloudtrail_record import SERVICE_EVENT, publish, record
from .cloudtrail_redaction import HIDDEN
from .cognito_hosted_ui import form_fields

_HIDDEN_FIELDS = {"code", "refresh_token", "username", "password", "client_secret", "_csrf", "cognitoAsfData",
                  "code_verifier", "aws_client_metadata", "state"}


def install() -> None:
    authorize = cognito.handle_oauth2_authorize
    login_submit = cognito.handle_login_submit
    oauth2_token = cognito._oauth2_token
    logout = cognito.handle_logout

    def authorize_and_record(method, path, headers, query_params):
        response = authorize(method, path, headers, query_params)
        if response[0] == 200:  # the form; what redirects to an identity provider shows none
            _publish_login_page(headers, _query_fields(query_params))
        return response

    def login_submit_and_record(method, path, headers, body, query_params):
        form = form_fields(body)
        response = login_submit(method, path, headers, body, query_params)
        if "password" in form and "client_id" in form:  # not the pages of choice-based sign-in or a new password
            status = 401 if current().memo.get("refused") else response[0]
            _publish("CognitoAuthentication", headers, form, status)
        return response

    def oauth2_token_and_record(data, query_params, raw_body=b"", headers=None):
        response = oauth2_token(data, query_params, raw_body, headers)
        _publish("Token_POST", headers or {}, form_fields(raw_body), response[0])
        return response

    def logout_and_record(method, path, headers, query_params):
        response = logout(method, path, headers, query_params)
        _publish("Logout", headers, _query_fields(query_params), response[0])
        return response

    cognito.handle_oauth2_authorize = authorize_and_record
    cognito.handle_login_submit = login_submit_and_record
    cognito._oauth2_token = oauth2_token_and_record
    cognito.handle_logout = logout_and_record


def _query_fields(query_params: dict) -> dict[str, str]:
    return {name: cognito._qp(query_params, name) for name in query_params or {}}


def _publish_login_page(headers: dict, query: dict[str, str]) -> None:
    fields = {"errorCode": "", "errorMessage": "", "additionalEventData": _exchange(query, 200)}
    detail = _service_event("Login_GET", headers, True, fields)
    del detail["requestID"]
    publish(SERVICE_EVENT, detail)


def _publish(event_name: str, headers: dict, form: dict[str, str], status: int) -> None:
    additional = _exchange(form, status)
    # AWS knows the pool from the domain of the request; here all domains are one, and the client tells.
    client_id = form.get("client_id") or cognito._authenticate_client(headers, form)[0]
    pool_id, pool, _ = cognito._find_pool_by_client_id(client_id)
    if pool:
        if pool.get("Domain"):
            additional["userPoolDomain"] = f"{pool['Domain']}.auth.{get_region()}.amazoncognito.com"
        additional["userPoolId"] = pool_id
    fields = {"requestParameters": None, "responseElements": None, "additionalEventData": additional}
    publish(SERVICE_EVENT, _service_event(event_name, headers, False, fields))


def _exchange(form: dict[str, str], status: int) -> dict:
    hidden = {name: [HIDDEN if name in _HIDDEN_FIELDS else value] for name, value in form.items()}
    return {"responseParameters": {"status": status}, "requestParameters": hidden}


def _service_event(event_name: str, headers: dict, read_only: bool, fields: dict) -> dict:
    detail = record(event_name, "AwsServiceEvent", headers.get("user-agent", ""), read_only, fields)
    return {**detail, "serviceEventDetails": {"serviceAccountId": "111122223333"}}
