"""A DynamoDB table's own policy counts, and a template may have one.

MiniStack keeps such a policy, decides without it, and ignores it in CloudFormation.
AWS: the table's policy and the caller's are both asked, and a Deny of either refuses the call.
"""
import json

import ministack.services.dynamodb as dynamodb
from ministack.core import iam_evaluator

from .cfn_completed import complete


def install() -> None:
    dynamodb.table_policy_for_arn = _table_policy
    iam_evaluator._RESOURCE_POLICY_LOOKUPS["dynamodb"] = ("dynamodb", "table_policy_for_arn")
    complete("AWS::DynamoDB::Table", _completed)


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
