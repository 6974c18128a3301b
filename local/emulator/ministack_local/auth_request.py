"""A request as IAM sees it, with every policy that applies to it, and the judgment.

The judgment is that of MiniStack's own evaluator. A request is plain data: it is recorded (auth_record), and can be judged
again without one of its permissions (auth_needed).
AWS: only the resource's policy allows an AWS service that acts for itself. A role is allowed by its own policies or, in its
own account, by the resource's. A KMS key's policy has to allow even a role of its account.
"""
import json

from ministack.core.iam_evaluator import (
    EvalContext, _resolve_managed_policy_document, combine_resource_policy, evaluate, evaluate_resource_policy,
    parse_policy_document,
)
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam


def service_request(service: str, action: str, resource: str, context: dict, policy, holder: str | None = None) -> dict:
    """A service's request; `context` by lower-case keys. The holder is the one that has the policy: by default the resource."""
    keys = {"aws:principalservicename": service, "aws:principalisawsservice": "true"}
    # Natively seen: aws:PrincipalType is "User" for a service, too.
    return {**_request("*", "User", action, resource, {**keys, **context}), "service": service,
            "policy": _policy(holder or resource, policy)}


def role_request(role_arn: str, session: str, action: str, resource: str, context: dict | None = None, policy=None) -> dict:
    """A request of a principal that has assumed a role, with the policy of the resource if it has one."""
    name = role_arn.rpartition("/")[2]
    principal = f"arn:aws:sts::{role_arn.split(':')[4]}:assumed-role/{name}/{session}"
    return {**_request(principal, "AssumedRole", action, resource, context or {}), "role": name,
            "identity": documents_of_role(name), "policy": _policy(resource, policy)}


def judge(request: dict) -> str:
    """Allow, Deny (an explicit one) or ImplicitDeny."""
    context = EvalContext(
        principal_arn=request["principal"], principal_type=request["principalType"],
        principal_account=request["account"], action=request["action"], resource_arn=request["resource"],
        region=request["region"], source_ip="127.0.0.1", secure_transport=request["secure"],
        service_context=request["context"])
    document = (request["policy"] or {}).get("document")
    if "service" in request:
        return evaluate_resource_policy(document, context, service=request["service"]).decision
    identity = evaluate(context, [parse_policy_document(document) for document in request["identity"]])
    if not request["policy"]:
        return identity.decision
    required = request["action"].startswith("kms:")
    return combine_resource_policy(identity, context, document, request["account"], required=required).decision


def refusal_text(request: dict, decision: str) -> str:
    """AWS's words for a request that was refused."""
    action = request["action"]
    kind = "resource" if "service" in request else "identity"
    why = (f"with an explicit deny in a {kind}-based policy" if decision == "Deny"
           else f"because no {kind}-based policy allows the {action} action")
    who = request.get("service") or request["principal"]
    return f"User: {who} is not authorized to perform: {action} on resource: {request['resource']} {why}"


def documents_of_role(name: str) -> list[dict]:
    """The inline policies of a role, then those of AWS and of the account that are attached to it."""
    role = iam._roles.get(name) or {}
    attached = (_resolve_managed_policy_document(arn, get_account_id()) for arn in role.get("AttachedPolicies", []))
    return [_parsed(document) for document in [*(role.get("InlinePolicies") or {}).values(), *attached] if document]


def _request(principal: str, principal_type: str, action: str, resource: str, context: dict) -> dict:
    return {"principal": principal, "principalType": principal_type, "account": get_account_id(), "region": get_region(),
            "action": action, "resource": resource, "secure": True, "context": context}


def _policy(holder: str, document) -> dict | None:
    return None if document is None else {"holder": holder, "document": _parsed(document)}


def _parsed(document):
    return json.loads(document) if isinstance(document, str) and document else document or {}
