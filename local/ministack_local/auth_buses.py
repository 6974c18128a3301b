"""A bus under a customer's key takes events only as long as EventBridge may use that key.

MiniStack keeps the key's name.
AWS: PutEvents answers 200 all the same; an event that EventBridge cannot encrypt or decrypt goes to the bus's own
dead-letter queue as one of "Encrypted Events", or is lost. Events of AWS's services are not encrypted. What is in that queue
is encrypted with the AWS Encryption SDK; here it is the event.
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
        why = None if str(event.get("Source", "")).startswith("aws.") else _problem(bus)
        return _keep(bus, event, why) if why else dispatch(event, view)

    eventbridge._dispatch_event = dispatch_if_encrypted


def _problem(bus: dict) -> str | None:
    key_id = bus.get("KmsKeyIdentifier")
    key = kms._resolve_key(key_id) if key_id else None
    if key and key.get("KeyState") != "Enabled":
        return f"{key['Arn']} is disabled."
    context = {"kms:encryptioncontext:aws:events:event-bus:arn": bus.get("Arn", ""), "aws:sourcearn": bus.get("Arn", ""),
               "aws:sourceaccount": get_account_id()}
    return service_key_refusal(key_id, _EVENTS, context)


def _keep(bus: dict, event: dict, why: str) -> None:
    eventbridge.logger.warning("EventBridge: an event of %s is not encrypted: %s", bus.get("Arn"), why)
    queue = sqs._queue_by_arn((bus.get("DeadLetterConfig") or {}).get("Arn") or "")
    if queue and not rule_queue_refusal(queue, bus):
        put_message(queue, compact(eventbridge._pattern_event_view(event).event_with_detail()), {
            "EVENT_BUS_ARN": bus["Arn"], "ERROR_CODE": "NO_PERMISSIONS", "ERROR_MESSAGE": why})
