"""What a rule may not deliver goes to the target's dead-letter queue at once, as NO_PERMISSIONS.

MiniStack delivers whatever a rule matches.
AWS: whether a rule may is in auth_rules; a refusal is not tried again. A queue whose key is off is NO_RESOURCE.
At each delivery it is also asked whether the event could become a dead letter: else that permission would be missed first
when there is one.
"""
import ministack.services.eventbridge as eventbridge
import ministack.services.kms as kms
import ministack.services.sqs as sqs
from ministack.core.responses import new_uuid

from .auth_keys import key_of_queue
from .auth_rules import rule_queue_refusal, rule_refusal
from .event_targets import dead_letter_of, is_missing


def install() -> None:
    invoke_target = eventbridge._invoke_target

    def invoke_target_if_allowed(target, event, rule, view=None):
        view = view or eventbridge._pattern_event_view(event)
        code, why = _problem(target, rule)
        dead_letters = sqs._queue_by_arn((target.get("DeadLetterConfig") or {}).get("Arn") or "")
        if dead_letters:
            rule_queue_refusal(dead_letters, rule)
        if not why:
            return invoke_target(target, event, rule, view)
        eventbridge.logger.warning("EventBridge: %s for %s: %s", code, rule.get("Arn"), why)
        dead_letter_of(target, rule, view, code, f"{why} (Request ID: {new_uuid()})")

    eventbridge._invoke_target = invoke_target_if_allowed


def _problem(target: dict, rule: dict) -> tuple[str, str | None]:
    arn = target.get("Arn", "")
    if is_missing(arn):
        return "NO_RESOURCE", None
    queue = sqs._queue_by_arn(arn)
    key = kms._resolve_key(key_of_queue(queue)) if queue else None
    if key and key.get("KeyState") != "Enabled":
        return "NO_RESOURCE", f"{key['Arn']} is disabled."
    return "NO_PERMISSIONS", rule_refusal(target, rule)
