"""A number of a template may be a string: `Ref` of a parameter is one, also with the type Number.

MiniStack stores the string, and its poller then fails when it compares it with a number.
AWS converts it to the type in the schema of the resource ("Parameters", CloudFormation user guide).
"""
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

NUMBERS = {"BatchSize", "MaximumBatchingWindowInSeconds", "MaximumConcurrency", "RetentionDays"}


def install() -> None:
    for resource_type in ("AWS::Lambda::EventSourceMapping", "AWS::Events::Archive"):
        handlers = _RESOURCE_HANDLERS[resource_type]
        handlers.update(_converting(handlers["create"], handlers["update"]))


def _converting(create, update) -> dict:
    def create_converted(logical_id, props, *rest):
        return create(logical_id, _converted(props), *rest)

    def update_converted(physical_id, old_props, new_props, *rest):
        return update(physical_id, _converted(old_props), _converted(new_props), *rest)

    return {"create": create_converted, "update": update_converted}


def _converted(value, name=""):
    if isinstance(value, dict):
        return {key: _converted(member, key) for key, member in value.items()}
    return int(value) if name in NUMBERS and isinstance(value, str) else value
