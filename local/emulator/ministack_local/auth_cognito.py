"""What Cognito asks of a caller besides the call's own action: to pass a role, to set tags, to let it use a key.

MiniStack checks iam:PassRole nowhere, and for UpdateUserPool only that action.
AWS: UpdateUserPool and CreateUserPool with SmsConfiguration, CreateGroup and UpdateGroup with RoleArn ask for iam:PassRole on
that role. Natively seen for groups: neither iam:PassedToService nor iam:AssociatedResourceArn is in the context, so that a
policy which demands them refuses. That pools are the same, that tags sent back ask for cognito-idp:TagResource, and that the
key of custom senders asks for kms:CreateGrant and kms:DescribeKey at each update, is taken for granted.
"""
import ministack.services.cognito as cognito
import ministack.services.kms as kms
from ministack.core.responses import error_response_json

from .auth_calls import caller_role
from .auth_record import refusal
from .auth_request import role_request


def install() -> None:
    run_handler = cognito._run_idp_handler

    def run_handler_if_allowed(handler, action, data):
        role = caller_role()
        asked = _asked(action, data) if role else []
        why = next(filter(None, (refusal(role_request(*role, *request)) for request in asked)), None)
        return error_response_json("AccessDeniedException", why, 400) if why else run_handler(handler, action, data)

    cognito._run_idp_handler = run_handler_if_allowed


def _asked(action: str, data: dict) -> list[tuple]:
    """Action, resource, context and policy of each request."""
    if action in ("CreateGroup", "UpdateGroup"):
        return _pass_role(data.get("RoleArn"))
    if action not in ("CreateUserPool", "UpdateUserPool"):
        return []
    pool = cognito._user_pools.get(data.get("UserPoolId")) or {}
    tags = [("cognito-idp:TagResource", pool.get("Arn", "*"), {})] if data.get("UserPoolTags") else []
    key = kms._resolve_key((data.get("LambdaConfig") or {}).get("KMSKeyID"))
    use = [(name, key["Arn"], {}, key.get("Policy") or "") for name in ("kms:DescribeKey", "kms:CreateGrant")] if key else []
    return [*_pass_role((data.get("SmsConfiguration") or {}).get("SnsCallerArn")), *tags, *use]


def _pass_role(arn: str | None) -> list[tuple]:
    return [("iam:PassRole", arn, {})] if arn else []
