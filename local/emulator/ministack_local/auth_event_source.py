"""SQS -> Lambda: the poller reads and deletes in the function's role, which has to be allowed to.

MiniStack's poller takes what is in the queue.
AWS: a mapping is refused whose function's role may not ReceiveMessage, DeleteMessage or GetQueueAttributes; later, what
the role may no longer receive stays in the queue, and what it may not delete comes again. An encrypted queue is read with
kms:Decrypt of that role.
"""
import ministack.services.lambda_svc as lambda_svc
import ministack.services.sqs as sqs
from ministack.core.iam_evaluator import _resource_policy
from ministack.core.responses import error_response_json
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

from .auth_keys import READING, key_of_queue, queue_context, role_key_refusal
from .auth_record import refusal
from .auth_request import role_request
from .sqs_batching import current_mapping, has_work

_RECEIVING = ("sqs:ReceiveMessage", "sqs:GetQueueAttributes")
_DELETING = ("sqs:DeleteMessage",)


def install() -> None:
    run_batch = lambda_svc._run_sqs_batch
    receive, delete = sqs._receive_messages_for_esm, sqs._delete_messages_for_esm
    create, handlers = lambda_svc._create_esm, _RESOURCE_HANDLERS["AWS::Lambda::EventSourceMapping"]
    create_resource = handlers["create"]

    def run_batch_of(mapping, *rest):
        current_mapping.set(mapping)
        return run_batch(mapping, *rest)

    polled = set()

    def receive_if_allowed(queue_url, max_number):
        # An empty queue is polled, too; but its policies are evaluated once, because each message of any queue wakes the poller.
        mapping_id = current_mapping.get()["UUID"]
        if mapping_id in polled and not has_work(queue_url):
            return []
        polled.add(mapping_id)
        return [] if _refusal(queue_url, _RECEIVING) else receive(queue_url, max_number)

    def delete_if_allowed(queue_url, receipt_handles):
        if not _refusal(queue_url, _DELETING):
            delete(queue_url, receipt_handles)

    def create_if_allowed(data):
        problem = _problem(data)
        return error_response_json("InvalidParameterValueException", problem, 400) if problem else create(data)

    def create_resource_if_allowed(logical_id, props, stack_name):
        problem = _problem(props)
        if problem:
            raise ValueError(f"Resource handler returned message: \"Invalid request provided: {problem}\"")
        return create_resource(logical_id, props, stack_name)

    lambda_svc._run_sqs_batch = run_batch_of
    sqs._receive_messages_for_esm, sqs._delete_messages_for_esm = receive_if_allowed, delete_if_allowed
    lambda_svc._create_esm, handlers["create"] = create_if_allowed, create_resource_if_allowed


def _problem(mapping: dict) -> str | None:
    queue = sqs._queue_by_arn(mapping.get("EventSourceArn", ""))
    role = _role_of(mapping.get("FunctionName", ""))
    for action in (*_RECEIVING, *_DELETING) if queue and role else ():
        if _refused(role, action, queue):
            return f"The function execution role does not have permissions to call {action.partition(':')[2]} on SQS"
    return None


def _refusal(queue_url: str, actions) -> str | None:
    mapping, queue = current_mapping.get(), sqs._get_q(queue_url)
    role = _role_of(mapping["FunctionArn"]) if mapping else None
    if not role:
        return None
    why = next(filter(None, (_refused(role, action, queue) for action in actions)), None)
    why = why or role_key_refusal(key_of_queue(queue), role, READING, queue_context(queue))
    if why:
        lambda_svc.logger.warning("ESM: %s", why)
    return why


def _refused(role: tuple[str, str], action: str, queue: dict) -> str | None:
    arn = queue["attributes"]["QueueArn"]
    return refusal(role_request(*role, action, arn, {}, (_resource_policy("sqs", arn) or (None,))[0]))


def _role_of(function_ref: str) -> tuple[str, str] | None:
    _, config, name = lambda_svc._get_func_record_for_ref(function_ref)
    return (config["Role"], name) if config else None
