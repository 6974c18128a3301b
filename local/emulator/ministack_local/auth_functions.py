"""What Lambda does in a function's role: taking it, and sending what the function could not process.

MiniStack runs a function whatever its role's trust policy says, and sends dead letters by itself.
AWS: a function is refused whose role Lambda cannot assume, or whose role may not send to its dead-letter queue. A dead
letter or an event for an OnFailure destination that the role may no longer send is dropped.
"""
import ministack.services.iam as iam
import ministack.services.lambda_svc as lambda_svc
import ministack.services.sqs as sqs
from ministack.core.iam_evaluator import _resource_policy
from ministack.core.responses import error_response_json
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

from .auth_keys import SENDING, key_of_queue, queue_context, role_key_refusal
from .auth_record import refusal
from .auth_request import role_request, service_request

_LAMBDA = "lambda.amazonaws.com"
_SENDS = {"sqs": "sqs:SendMessage", "sns": "sns:Publish", "lambda": "lambda:InvokeFunction", "events": "events:PutEvents"}


def install() -> None:
    create, route_failure = lambda_svc._create_function, lambda_svc._route_async_failure
    handlers = _RESOURCE_HANDLERS["AWS::Lambda::Function"]
    create_resource, update_resource = handlers["create"], handlers["update"]

    def create_if_allowed(data):
        problem = _problem(data)
        return error_response_json("InvalidParameterValueException", problem, 400) if problem else create(data)

    def create_resource_if_allowed(logical_id, props, stack_name):
        return create_resource(logical_id, _checked(props), stack_name)

    def update_resource_if_allowed(physical_id, old_props, new_props, *rest):
        return update_resource(physical_id, old_props, _checked(new_props), *rest)

    def route_failure_if_allowed(target_arn, func_name, event, result):
        config = (lambda_svc._functions.get(func_name) or {}).get("config") or {}
        why = send_refusal((config.get("Role", ""), func_name), target_arn)
        if why:
            lambda_svc.logger.warning("Lambda: a dead letter of %s is dropped: %s", func_name, why)
        else:
            route_failure(target_arn, func_name, event, result)

    lambda_svc._create_function, lambda_svc._route_async_failure = create_if_allowed, route_failure_if_allowed
    handlers.update(create=create_resource_if_allowed, update=update_resource_if_allowed)


def send_refusal(role: tuple[str, str], arn: str) -> str | None:
    """Why a role may not send to a destination; None where it may."""
    service = arn.split(":")[2]
    policy = (_resource_policy(service, arn) or (None,))[0]
    queue = sqs._queue_by_arn(arn)
    return refusal(role_request(*role, _SENDS.get(service, f"{service}:*"), arn, {}, policy)) or (
        role_key_refusal(key_of_queue(queue), role, SENDING, queue_context(queue)) if queue else None)


def _problem(props: dict) -> str | None:
    role_arn = props.get("Role", "")
    trust = (iam._roles.get(role_arn.rpartition("/")[2]) or {}).get("AssumeRolePolicyDocument")
    if refusal(service_request(_LAMBDA, "sts:AssumeRole", role_arn, {}, trust)):
        return "The role defined for the function cannot be assumed by Lambda."
    target = (props.get("DeadLetterConfig") or {}).get("TargetArn")
    if target and send_refusal((role_arn, "lambda"), target):
        return "The provided execution role does not have permissions to call SendMessage on SQS"
    return None


def _checked(props: dict) -> dict:
    problem = _problem(props)
    if problem:
        raise ValueError(f"Resource handler returned message: \"{problem}\"")
    return props
