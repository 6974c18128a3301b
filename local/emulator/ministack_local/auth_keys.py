"""KMS keys of the account's own, for what is encrypted with them: queues, topics, secrets, parameters.

MiniStack stores the name of a resource's key, and does not use it.
AWS: a principal that writes to or reads from such a resource needs permission to use the key, by the key's policy or, if that
delegates to the account, by its own policy. A service cannot write to a queue under AWS's own key for SQS, whose policy names none.
"""
import ministack.services.kms as kms
import ministack.services.secretsmanager as secretsmanager
import ministack.services.sqs as sqs
import ministack.services.ssm as ssm
from ministack.core.responses import error_response_json, get_region

from .auth_calls import caller_role
from .auth_record import refusal
from .auth_request import role_request, service_request

SENDING = ("kms:GenerateDataKey", "kms:Decrypt")
READING = ("kms:Decrypt",)


def key_of_queue(queue: dict) -> str | None:
    return queue["attributes"].get("KmsMasterKeyId") or None


def service_key_refusal(key_id: str | None, service: str, context: dict) -> str | None:
    """Why a service may not encrypt with a resource's key; None where it may, or where there is no key."""
    key = kms._resolve_key(key_id) or {} if key_id else None
    if key is None:
        return None
    return _first(service_request(service, action, key.get("Arn", key_id), context, key.get("Policy")) for action in SENDING)


def role_key_refusal(key_id: str | None, role: tuple[str, str], actions, context: dict) -> str | None:
    """The same for a role. AWS's own keys let everybody in who may use the resource."""
    key = kms._resolve_key(key_id) if key_id else None
    if not key:
        return None
    return _first(role_request(*role, action, key["Arn"], context, key.get("Policy") or "") for action in actions)


def _first(requests) -> str | None:
    return next(filter(None, map(refusal, requests)), None)


def queue_context(queue: dict) -> dict:
    """The encryption context that SQS sends to KMS."""
    return {"kms:encryptioncontext:aws:sqs:arn": queue["attributes"].get("QueueArn", ""),
            "kms:viaservice": f"sqs.{get_region()}.amazonaws.com"}


def install() -> None:
    for actions, names in ((SENDING, ("SendMessage", "SendMessageBatch")), (READING, ("ReceiveMessage",))):
        for name in names:
            sqs._HANDLERS[name] = _with_queue_key(sqs._HANDLERS[name], actions)
    get_secret, get_parameter = secretsmanager._get_secret_value, ssm._get_parameter

    def get_secret_with_key(data):
        _, secret = secretsmanager._resolve(data.get("SecretId"))
        context = {"kms:viaservice": f"secretsmanager.{get_region()}.amazonaws.com",
                   "kms:encryptioncontext:secretarn": (secret or {}).get("ARN", "")}
        if secret and _refusal_of_caller(secret.get("KmsKeyId"), context):
            return error_response_json("AccessDeniedException", "Access to KMS is not allowed", 400)
        return get_secret(data)

    def get_parameter_with_key(data):
        parameter, _ = ssm._select_parameter(data.get("Name"))
        context = {"kms:viaservice": f"ssm.{get_region()}.amazonaws.com",
                   "kms:encryptioncontext:parameter_arn": (parameter or {}).get("ARN", "")}
        refusal = data.get("WithDecryption") and parameter and _refusal_of_caller(parameter.get("KeyId"), context)
        return error_response_json("AccessDeniedException", refusal, 400) if refusal else get_parameter(data)

    secretsmanager._get_secret_value, ssm._get_parameter = get_secret_with_key, get_parameter_with_key


def _refusal_of_caller(key_id: str | None, context: dict) -> str | None:
    role = caller_role()
    return role_key_refusal(key_id, role, READING, context) if role else None


def _with_queue_key(handle, actions):
    def handle_with_key(data: dict, queue_url: str):
        role = caller_role()
        queue = sqs._get_q(data.get("QueueUrl", queue_url)) if role else None
        refusal = role_key_refusal(key_of_queue(queue), role, actions, queue_context(queue)) if queue else None
        if refusal:
            raise sqs._Err("KMS.AccessDeniedException", refusal)
        return handle(data, queue_url)
    return handle_with_key
