"""Whether a rule may deliver: by the target's own policy or, where the target has a role, by that role's.

MiniStack delivers whatever a rule matches.
AWS: EventBridge calls as events.amazonaws.com with the rule as aws:SourceArn, or takes the target's role, whose trust
policy sees the same. A queue's key has to allow the caller. A log group needs a policy of the account that names both
EventBridge and CloudWatch Logs' delivery.
"""
import json

import ministack.services.cloudwatch_logs as logs
import ministack.services.eventbridge as eventbridge
import ministack.services.iam as iam
import ministack.services.sqs as sqs
from ministack.core.iam_evaluator import _resource_policy
from ministack.core.responses import get_account_id

from .auth_keys import SENDING, key_of_queue, queue_context, role_key_refusal, service_key_refusal
from .auth_record import refusal
from .auth_request import role_request, service_request

_EVENTS = "events.amazonaws.com"
_LOG_DELIVERY = "delivery.logs.amazonaws.com"
_ACTIONS = {
    "sqs": ("sqs:SendMessage",), "lambda": ("lambda:InvokeFunction",), "sns": ("sns:Publish",),
    "firehose": ("firehose:PutRecord",), "states": ("states:StartExecution",),
    "logs": ("logs:CreateLogStream", "logs:PutLogEvents"),
}


def rule_refusal(target: dict, rule: dict) -> str | None:
    """Why a rule may not deliver to a target that exists; None where it may."""
    arn = target.get("Arn", "")
    queue = sqs._queue_by_arn(arn)
    if target.get("RoleArn"):
        return _role_refusal(target["RoleArn"], arn, queue, rule)
    if queue:
        return rule_queue_refusal(queue, rule)
    service = arn.split(":")[2]
    if service == "logs":
        return _logs_refusal(arn, rule)
    if ":event-bus/" in arn:
        policy = eventbridge._event_bus_policies.get(arn.partition(":event-bus/")[2])
    else:
        # A stream, an API destination and a state machine have no policy: they require a role.
        policy = (_resource_policy(service, arn) or (None,))[0]
    return _first(service_request(_EVENTS, action, arn, _source(rule), policy) for action in _actions_on(arn))


def rule_queue_refusal(queue: dict, rule: dict) -> str | None:
    """Why a rule may not write to a queue in EventBridge's own name: so it also writes dead letters."""
    arn, policy = queue["attributes"]["QueueArn"], queue["attributes"].get("Policy")
    # Observed on AWS: KMS receives the rule, but not its account.
    context = {**queue_context(queue), "aws:sourcearn": rule.get("Arn", "")}
    return refusal(service_request(_EVENTS, "sqs:SendMessage", arn, _source(rule), policy)) or (
        service_key_refusal(key_of_queue(queue), _EVENTS, context))


def _role_refusal(role_arn: str, arn: str, queue: dict | None, rule: dict) -> str | None:
    trust = (iam._roles.get(role_arn.rpartition("/")[2]) or {}).get("AssumeRolePolicyDocument")
    policy = (_resource_policy(arn.split(":")[2], arn) or (None,))[0]
    role = (role_arn, "events")
    return refusal(service_request(_EVENTS, "sts:AssumeRole", role_arn, _source(rule), trust)) or _first(
        role_request(*role, action, arn, {}, policy) for action in _actions_on(arn)) or (
        role_key_refusal(key_of_queue(queue), role, SENDING, queue_context(queue)) if queue else None)


def _logs_refusal(arn: str, rule: dict) -> str | None:
    documents = [json.loads(policy["policyDocument"]) for policy in logs._resource_policies.values()]
    policy = {"Statement": [statement for document in documents for statement in document["Statement"]]}
    return _first(
        service_request(service, action, f"{arn}:log-stream:of-the-rule", _source(rule), policy, holder="logs")
        for service in (_EVENTS, _LOG_DELIVERY) for action in _ACTIONS["logs"])


def _first(requests) -> str | None:
    return next(filter(None, map(refusal, requests)), None)


def _actions_on(arn: str) -> tuple[str, ...]:
    if ":event-bus/" in arn:
        return ("events:PutEvents",)
    return ("events:InvokeApiDestination",) if ":api-destination/" in arn else _ACTIONS.get(arn.split(":")[2], ())


def _source(rule: dict) -> dict:
    return {"aws:sourcearn": rule.get("Arn", ""), "aws:sourceaccount": get_account_id()}
