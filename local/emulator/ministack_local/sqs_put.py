"""Puts a message into a queue from within, for what AWS services send there themselves.

MiniStack has no such function: each of its services builds the message's record itself.
"""
import ministack.services.sqs as sqs
from ministack.core.concurrency import esm_wake
from ministack.core.responses import new_uuid


def put_message(queue: dict, body: str, attributes: dict[str, str | int], trace_header: str | None = None) -> None:
    """Text becomes an attribute of type String, a number one of type Number. The trace header becomes AWSTraceHeader."""
    message = {"id": new_uuid(), "body": body, "message_attributes": {
        name: {"DataType": "Number" if isinstance(value, int) else "String", "StringValue": str(value)}
        for name, value in attributes.items()}}
    sqs._ensure_msg_fields(message)
    message["visible_at"] += sqs.queue_delay(queue)
    if trace_header:
        message["sys"]["AWSTraceHeader"] = trace_header
    with sqs._queues_lock:
        queue["messages"].append(message)
    esm_wake.set()
