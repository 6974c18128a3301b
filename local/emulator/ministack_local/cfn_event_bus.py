"""KmsKeyIdentifier and DeadLetterConfig of a template's AWS::Events::EventBus count.

MiniStack ignores both in CloudFormation, though its API keeps them.
AWS: see auth_buses for what a key does.
"""
import ministack.services.eventbridge as eventbridge

from .cfn_completed import complete

_KEPT = ("KmsKeyIdentifier", "DeadLetterConfig")


def install() -> None:
    complete("AWS::Events::EventBus", _completed)


def _completed(provisioned: tuple, props: dict) -> tuple:
    bus = eventbridge._event_buses[provisioned[0]]
    for name in _KEPT:
        bus.pop(name, None)
        if props.get(name):
            bus[name] = props[name]
    return provisioned
