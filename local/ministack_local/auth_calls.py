"""The calls that a function makes, authorized by its role, by MiniStack's own evaluator: recorded, and refused in AWS's words.

MiniStack leaves the resource out of most refusals, mistakes the cluster of MSK's, and takes SQS's calls for a batch for
actions of their own.
AWS: SendMessageBatch, DeleteMessageBatch and ChangeMessageVisibilityBatch are allowed by the action for one message.
"User: ARN is not authorized to perform: ACTION on resource: ARN because no identity-based policy allows the ACTION action".
"""
import re
from urllib.parse import unquote

from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id

from .auth_record import write
from .auth_request import role_request

_CLUSTER = re.compile(r"/clusters/(arn:[^?]+?)(?:/bootstrap-brokers)?$")


def install() -> None:
    enforce, denied_response = iam_evaluator.enforce, iam_actions.access_denied_response
    extract_action, extract_resource = iam_actions.extract_iam_action, iam_actions.extract_resource_arn

    def extract_action_for_one(service, *request):
        action = extract_action(service, *request)
        return action.removesuffix("Batch") if action and service == "sqs" else action

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

    def extract_resource_of_call(service, method, path, *request):
        cluster = _CLUSTER.search(unquote(path)) if service == "kafka" else None
        return cluster.group(1) if cluster else extract_resource(service, method, path, *request)

    iam_actions.extract_resource_arn = extract_resource_of_call
    iam_evaluator.enforce, iam_actions.extract_iam_action = enforce_and_record, extract_action_for_one
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
