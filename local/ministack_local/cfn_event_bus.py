"""KmsKeyIdentifier and DeadLetterConfig of a template's AWS::Events::EventBus count.

MiniStack ignores both in CloudFormation, though its API keeps them.
AWS: see auth_buses for what a key does.
"""
import ministack.services.eventbridge as eventbridge
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

_KEPT = ("KmsKeyIdentifier", "DeadLetterConfig")


def install() -> None:
    handlers = _RESOURCE_HANDLERS["AWS::Events::EventBus"]
    create, update = handlers["create"], handlers["update"]

    def create_completely(logical_id, props, stack_name):
        return _completed(create(logical_id, props, stack_name), props)

    def update_completely(physical_id, old_props, new_props, *rest):
        return _completed(update(physical_id, old_props, new_props, *rest), new_props)

    handlers.update(create=create_completely, update=update_completely)


def _completed(provisioned: tuple, props: dict) -> tuple:
    bus = eventbridge._event_buses[provisioned[0]]
    for name in _KEPT:
        bus.pop(name, None)
        if props.get(name):
            bus[name] = props[name]
    return provisioned
