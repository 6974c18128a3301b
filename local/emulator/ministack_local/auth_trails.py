"""CloudTrail may write a trail's records only to a bucket whose policy lets that trail in.

MiniStack keeps the bucket's name.
AWS refuses the trail: the policy has to allow cloudtrail.amazonaws.com, with the trail as aws:SourceArn, s3:GetBucketAcl on
the bucket and s3:PutObject below AWSLogs/ACCOUNT/.
"""
import ministack.services.s3 as s3
from ministack.core.responses import get_account_id
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

from .auth_record import refusal
from .auth_request import service_request

_CLOUDTRAIL = "cloudtrail.amazonaws.com"


def install() -> None:
    handlers = _RESOURCE_HANDLERS["AWS::CloudTrail::Trail"]
    create, update, delete = handlers["create"], handlers["update"], handlers["delete"]

    def create_if_allowed(logical_id, props, stack_name):
        name, attributes = create(logical_id, props, stack_name)
        try:
            _check(attributes["Arn"], props)
        except ValueError:
            delete(name, props)
            raise
        return name, attributes

    def update_if_allowed(physical_id, old_props, new_props, stack_name):
        name, attributes = update(physical_id, old_props, new_props, stack_name)
        _check(attributes["Arn"], new_props)
        return name, attributes

    handlers.update(create=create_if_allowed, update=update_if_allowed)


def _check(trail_arn: str, props: dict) -> None:
    bucket = f"arn:aws:s3:::{props['S3BucketName']}"
    account = get_account_id()
    context = {"aws:sourcearn": trail_arn, "aws:sourceaccount": account}
    policy = (s3.bucket_policy_for_arn(bucket) or (None,))[0]
    prefix = f"{props['S3KeyPrefix']}/" if props.get("S3KeyPrefix") else ""
    record = f"{bucket}/{prefix}AWSLogs/{account}/CloudTrail/record.json.gz"
    written = {**context, "s3:x-amz-acl": "bucket-owner-full-control"}
    for action, resource, keys in (("s3:GetBucketAcl", bucket, context), ("s3:PutObject", record, written)):
        if refusal(service_request(_CLOUDTRAIL, action, resource, keys, policy, holder=bucket)):
            raise ValueError(f"Incorrect S3 bucket policy is detected for bucket: {props['S3BucketName']}")
