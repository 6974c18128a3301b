"""Puts a message into a queue from within, for what AWS services send there themselves.

MiniStack has no such function: each of its services builds the message's record itself.
"""
import ministack.services.sqs as sqs
from ministack.core.concurrency import esm_wake
from ministack.core.responses import new_uuid


def put_message(queue: dict, body: str, attributes: dict[str, str | int]) -> None:
    """Text becomes an attribute of type String, a number one of type Number."""
    message = {"id": new_uuid(), "body": body, "message_attributes": {
        name: {"DataType": "Number" if isinstance(value, int) else "String", "StringValue": str(value)}
        for name, value in attributes.items()}}
    sqs._ensure_msg_fields(message)
    with sqs._queues_lock:
        queue["messages"].append(message)
    esm_wake.set()
