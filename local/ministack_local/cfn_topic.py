"""KmsMasterKeyId of a template's AWS::SNS::Topic counts.

MiniStack ignores it in CloudFormation.
AWS: see auth_keys for what a key does.
"""
import ministack.services.sns as sns
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS


def install() -> None:
    handlers = _RESOURCE_HANDLERS["AWS::SNS::Topic"]
    create, update = handlers["create"], handlers["update"]

    def create_completely(logical_id, props, stack_name):
        return _completed(create(logical_id, props, stack_name), props)

    def update_completely(physical_id, old_props, new_props, *rest):
        return _completed(update(physical_id, old_props, new_props, *rest), new_props)

    handlers.update(create=create_completely, update=update_completely)


def _completed(provisioned: tuple, props: dict) -> tuple:
    attributes = sns._topics[provisioned[0]]["attributes"]
    attributes.pop("KmsMasterKeyId", None)
    if props.get("KmsMasterKeyId"):
        attributes["KmsMasterKeyId"] = props["KmsMasterKeyId"]
    return provisioned
