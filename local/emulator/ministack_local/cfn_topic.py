"""KmsMasterKeyId of a template's AWS::SNS::Topic counts.

MiniStack ignores it in CloudFormation.
AWS: see auth_keys for what a key does.
"""
import ministack.services.sns as sns

from .cfn_completed import complete


def install() -> None:
    complete("AWS::SNS::Topic", _completed)


def _completed(provisioned: tuple, props: dict) -> tuple:
    attributes = sns._topics[provisioned[0]]["attributes"]
    attributes.pop("KmsMasterKeyId", None)
    if props.get("KmsMasterKeyId"):
        attributes["KmsMasterKeyId"] = props["KmsMasterKeyId"]
    return provisioned
