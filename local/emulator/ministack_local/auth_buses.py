"""A bus under a customer's key takes events only as long as EventBridge may use that key.

MiniStack keeps the key's name.
AWS: PutEvents answers 200 all the same; an event that EventBridge cannot encrypt or decrypt goes to the bus's own
dead-letter queue as one of "Encrypted Events", or is lost. Events of AWS's services are not encrypted. What is in that queue
is encrypted with the AWS Encryption SDK; here it is the event. At each event it is also asked whether it could go there.
"""
import ministack.services.eventbridge as eventbridge
import ministack.services.kms as kms
import ministack.services.sqs as sqs
from ministack.core.responses import get_account_id

from .auth_keys import service_key_refusal
from .auth_rules import rule_queue_refusal
from .event_targets import compact
from .sqs_put import put_message

_EVENTS = "events.amazonaws.com"


def install() -> None:
    dispatch = eventbridge._dispatch_event

    def dispatch_if_encrypted(event, view=None):
        bus = eventbridge._event_buses.get(event.get("EventBusName", "default")) or {}
        if not bus.get("KmsKeyIdentifier") or str(event.get("Source", "")).startswith("aws."):
            return dispatch(event, view)
        queue = sqs._queue_by_arn((bus.get("DeadLetterConfig") or {}).get("Arn") or "")
        kept = bool(queue) and not rule_queue_refusal(queue, bus)
        why = _problem(bus)
        if not why:
            return dispatch(event, view)
        eventbridge.logger.warning("EventBridge: an event of %s is not encrypted: %s", bus["Arn"], why)
        if kept:
            put_message(queue, compact(eventbridge._pattern_event_view(event).event_with_detail()), {
                "EVENT_BUS_ARN": bus["Arn"], "ERROR_CODE": "NO_PERMISSIONS", "ERROR_MESSAGE": why})

    eventbridge._dispatch_event = dispatch_if_encrypted


def _problem(bus: dict) -> str | None:
    key_id = bus["KmsKeyIdentifier"]
    key = kms._resolve_key(key_id)
    if key and key.get("KeyState") != "Enabled":
        return f"{key['Arn']} is disabled."
    context = {"kms:encryptioncontext:aws:events:event-bus:arn": bus["Arn"], "aws:sourcearn": bus["Arn"],
               "aws:sourceaccount": get_account_id()}
    return service_key_refusal(key_id, _EVENTS, context)
