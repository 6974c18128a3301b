"""A DynamoDB table's own policy counts, and a template may have one.

MiniStack keeps such a policy, decides without it, and ignores it in CloudFormation.
AWS: the table's policy and the caller's are both asked, and a Deny of either refuses the call.
"""
import json

import ministack.services.dynamodb as dynamodb
from ministack.core import iam_evaluator
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS


def install() -> None:
    dynamodb.table_policy_for_arn = _table_policy
    iam_evaluator._RESOURCE_POLICY_LOOKUPS["dynamodb"] = ("dynamodb", "table_policy_for_arn")
    handlers = _RESOURCE_HANDLERS["AWS::DynamoDB::Table"]
    create, update = handlers["create"], handlers["update"]

    def create_completely(logical_id, props, stack_name):
        return _completed(create(logical_id, props, stack_name), props)

    def update_completely(physical_id, old_props, new_props, *rest):
        return _completed(update(physical_id, old_props, new_props, *rest), new_props)

    handlers.update(create=create_completely, update=update_completely)


def _table_policy(arn: str) -> tuple | None:
    entry = dynamodb._resource_policies.get(arn)
    return (entry["Policy"], arn.split(":")[4]) if entry else None


def _completed(provisioned: tuple, props: dict) -> tuple:
    arn = (provisioned[1] or {}).get("Arn") or dynamodb._tables[provisioned[0]]["TableArn"]
    document = (props.get("ResourcePolicy") or {}).get("PolicyDocument")
    if document:
        dynamodb._put_resource_policy({"ResourceArn": arn, "Policy": json.dumps(document)})
    else:
        dynamodb._resource_policies.pop(arn, None)
    return provisioned
