"""The calls that a function makes, authorized by its role, by MiniStack's own evaluator: recorded, and refused in AWS's words.

MiniStack leaves the resource out of most refusals.
AWS: "User: ARN is not authorized to perform: ACTION on resource: ARN because no identity-based policy allows the ACTION
action".
"""
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id

from .auth_record import write
from .auth_request import role_request


def install() -> None:
    enforce, denied_response = iam_evaluator.enforce, iam_actions.access_denied_response

    def enforce_and_record(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        denied = enforce(access_key_id, iam_action, service, region, resource_arn, service_context)
        role = None if isinstance(denied, iam_evaluator.AuthError) else _role_of(access_key_id)
        if role:
            found = iam_evaluator._resource_policy(service, resource_arn)
            context = {key.lower(): value for key, value in (service_context or {}).items()}
            request = role_request(*role, iam_action, resource_arn, context, found[0] if found else None)
            request["secure"] = iam_evaluator._request_origin.get()[1]
            write({"request": request, "decision": denied.decision if denied else "Allow"})
        return denied

    def denied_response_with_resource(service, action, principal_arn, request_id, **more):
        resource = more.get("resource_arn", "*")
        if not (more.get("message") or more.get("error_code") or more.get("resource_policy_arn") or resource == "*"):
            more["message"] = iam_actions.identity_denial_message(
                action, principal_arn, resource, more.get("explicit_deny", False))
        return denied_response(service, action, principal_arn, request_id, **more)

    iam_evaluator.enforce = enforce_and_record
    iam_actions.access_denied_response = denied_response_with_resource


def caller_role() -> tuple[str, str] | None:
    """ARN of the role and name of the session of the call in progress; None for a call of the account itself."""
    return _assumed(iam_evaluator.caller_arn())


def _role_of(access_key_id: str) -> tuple[str, str] | None:
    principal = iam_evaluator.resolve_principal(access_key_id or "", get_account_id())
    return None if isinstance(principal, iam_evaluator.AuthError) else _assumed(principal.arn)


def _assumed(arn: str) -> tuple[str, str] | None:
    if ":assumed-role/" not in arn:
        return None
    role, session = arn.split(":assumed-role/")[1].split("/", 1)
    return f"arn:aws:iam::{arn.split(':')[4]}:role/{role}", session
