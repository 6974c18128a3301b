"""AWS::Events::Archive, Connection and ApiDestination, through the emulator's own EventBridge API.

MiniStack has all three, but refuses them in CloudFormation.
AWS: Ref is the name, which CloudFormation makes where the template has none.
"""
import json

import ministack.services.eventbridge as eventbridge
from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import provisioners


def install() -> None:
    for kind, request, attributes in (
        ("archive", _archive, lambda name: {"Arn": _arn("archive", name)}),
        ("connection", dict, lambda name: {"Arn": _arn("connection", name), "SecretArn": ""}),
        ("api_destination", dict, lambda name: {"Arn": _arn("api-destination", name)}),
    ):
        resource_type = "".join(word.capitalize() for word in kind.split("_"))
        provisioners._RESOURCE_HANDLERS[f"AWS::Events::{resource_type}"] = _handlers(kind, request, attributes)


def _handlers(kind: str, request, attributes) -> dict:
    create, update, delete = (getattr(eventbridge, f"_{verb}_{kind}") for verb in ("create", "update", "delete"))
    name_of = "ArchiveName" if kind == "archive" else "Name"

    def create_resource(logical_id, props, stack_name):
        name = props.get(name_of) or provisioners._physical_name(stack_name, logical_id, max_len=48)
        _accepted(create({**request(props), name_of: name}))
        return name, attributes(name)

    def update_resource(physical_id, _old_props, new_props, _stack_name):
        _accepted(update({**request(new_props), name_of: physical_id}))
        return physical_id, attributes(physical_id)

    def delete_resource(physical_id, _props):
        delete({name_of: physical_id})

    return {"create": create_resource, "update": update_resource, "delete": delete_resource}


def _archive(props: dict) -> dict:
    """A template has the pattern as an object, the API as text, and each has a name of its own for the bus."""
    return {
        "EventSourceArn": props["SourceArn"], "Description": props.get("Description", ""),
        "EventPattern": json.dumps(props["EventPattern"]) if props.get("EventPattern") else "",
        "RetentionDays": int(props.get("RetentionDays") or 0),
    }


def _arn(resource: str, name: str) -> str:
    return f"arn:aws:events:{get_region()}:{get_account_id()}:{resource}/{name}"


def _accepted(response: tuple) -> None:
    if response[0] >= 400:
        raise ValueError(response[2].decode() if isinstance(response[2], bytes) else str(response[2]))
