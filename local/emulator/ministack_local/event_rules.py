"""Rules and CloudTrail's read-only records: ENABLED rules never see them, others do.

MiniStack stores the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, but such a rule never fires.
AWS: it matches what an ENABLED rule matches, and also CloudTrail's records of read-only management events (Get*,
List*, Describe* and a few more), which an ENABLED rule never sees.

MiniStack sends replayed events to every rule. AWS: only to the rules in the replay's FilterArns, if it has any.
"""
import ministack.services.eventbridge as eventbridge

ALL_CLOUDTRAIL = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"


def install() -> None:
    eventbridge._dispatch_event = _dispatch_event


def _dispatch_event(event, view=None) -> None:
    """Replaces the emulator's function; differs in the states."""
    bus = event.get("EventBusName", "default")
    path = set(event.get("_DispatchPath") or [])
    view = view or eventbridge._pattern_event_view(event)
    states = {ALL_CLOUDTRAIL} if _is_read_only_record(view) else {"ENABLED", ALL_CLOUDTRAIL}
    chosen = _rules_of_replay(event.get("ReplayName"))
    for key, rule in list(eventbridge._rules.items()):
        if chosen and rule.get("Arn") not in chosen:
            continue
        if (rule.get("EventBusName", "default") == bus and key not in path and rule.get("State") in states
                and rule.get("EventPattern")
                and eventbridge._matches_pattern_view(rule["EventPattern"], view, f"rule {key}")):
            for target in list(eventbridge._targets.get(key, [])):
                eventbridge._invoke_target(target, event, rule, view)


def _rules_of_replay(name: str | None) -> set[str]:
    replay = eventbridge._replays.get(name) if name else None
    return set(replay["Destination"].get("FilterArns") or []) if replay else set()


def _is_read_only_record(view) -> bool:
    envelope = view.envelope()
    if not (envelope["source"].startswith("aws.") and envelope["detail-type"].endswith(" via CloudTrail")):
        return False
    detail = view.event_with_detail()["detail"]
    return isinstance(detail, dict) and detail.get("readOnly") is True
