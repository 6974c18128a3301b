"""A CloudTrail record of every call to the user pools API, also of a failed one.

MiniStack writes no records that name the user, and hides nothing.
AWS: userIdentity is the caller of an admin call, and Unknown/Anonymous for calls that carry no signature;
additionalEventData.sub names the user where Cognito knows one (on RevokeToken not for a token that was revoked before); a call
with an access token contains nothing else about the user, neither pool nor app client; errorCode and errorMessage describe a
failure. A call with an app client that no pool has leaves no record.
"""
import json

import ministack.services.cognito as cognito
from ministack.core.responses import get_account_id, get_region

from .api_call import request_headers
from .cloudtrail_record import API_CALL, publish, record
from .cloudtrail_redaction import redacted, redacted_response
from .cloudtrail_refusal import refusal

# Besides Describe*, Get* and List*.
_READ_ONLY = {"AdminGetDevice", "AdminGetUser", "AdminListDevices", "AdminListGroupsForUser",
              "AdminListUserAuthEvents"}


def install() -> None:
    run_handler = cognito._run_idp_handler

    def run_handler_and_record(handler, action, data):
        if action in cognito._UNSIGNED_IDP_ACTIONS:
            cognito._pin_unsigned_idp_scope(data)  # an unsigned call does not name its Region, its pool does
        who = _known_user(action, data)  # before the call, which may delete the user or the session
        response = run_handler(handler, action, data)
        if not _is_of_unknown_client(action, data):
            publish(API_CALL, _record(action, data, response, who or _known_user(action, data)))
        return response

    cognito._run_idp_handler = run_handler_and_record


def _is_of_unknown_client(action: str, data: dict) -> bool:
    return (action in cognito._UNSIGNED_IDP_ACTIONS and bool(data.get("ClientId"))
            and not cognito._pool_for_client(data["ClientId"])[0])


def _record(action: str, data: dict, response: tuple, who: dict) -> dict:
    body = json.loads(response[2] or b"{}")
    read_only = action in _READ_ONLY or (action.startswith(("Describe", "Get", "List"))
                                         and action != "GetTokensFromRefreshToken")
    headers = request_headers()
    fields = {"userIdentity": _identity(action, headers)}
    error, hides_parameters = refusal(action, response[0], body)
    fields |= error
    if error:
        body = {}
    elif "AuthenticationResult" in body and action != "GetTokensFromRefreshToken":
        body.setdefault("ChallengeParameters", {})  # AWS answers with an empty one, MiniStack without
    fields |= {"requestParameters": None if hides_parameters else redacted(data),
               "responseElements": None if read_only else redacted_response(body)}
    if who and error.get("errorCode") != "UnknownError":
        fields["additionalEventData"] = who
    detail = record(action, "AwsApiCall", headers.get("user-agent", ""), read_only, fields)
    return {**detail, "tlsDetails": {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256",
                                     "clientProvidedHostHeader": f"cognito-idp.{get_region()}.amazonaws.com"}}


def _identity(action: str, headers: dict) -> dict:
    if action in cognito._UNSIGNED_IDP_ACTIONS:
        return {"type": "Unknown", "principalId": "Anonymous"}
    credential = headers.get("authorization", "").partition("Credential=")[2]
    account = get_account_id()
    return {"type": "IAMUser", "principalId": "AIDAEXAMPLE", "arn": f"arn:aws:iam::{account}:user/local",
            "accountId": account, "accessKeyId": credential.split("/")[0], "userName": "local"}


def _known_user(action: str, data: dict) -> dict:
    """additionalEventData of the call, {} where the user is unknown."""
    if action == "RevokeToken" and data.get("Token") in cognito._revoked_tokens:
        return {}
    claims = cognito._token_claims(data.get("AccessToken") or "")
    if claims.get("sub"):
        return {"sub": claims["sub"]}
    parameters = data.get("AuthParameters") or data.get("ChallengeResponses") or {}
    refresh_token = parameters.get("REFRESH_TOKEN") or data.get("RefreshToken") or data.get("Token")
    if refresh_token:
        sub = cognito._token_claims(refresh_token).get("sub")
        return {"sub": sub} if sub else {}
    pool = (cognito._user_pools.get(data["UserPoolId"]) if data.get("UserPoolId")
            else cognito._pool_for_client(data.get("ClientId"))[0])
    username = data.get("Username") or parameters.get("USERNAME")
    user = cognito._resolve_user(pool, username)[0] if pool and username else None
    sub = cognito._attr_list_to_dict(user.get("Attributes", [])).get("sub") if user else None
    return {"sub": sub} if sub else {}
