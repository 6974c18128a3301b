"""AWS::CloudTrail::Trail, through the emulator's own CloudTrail API.

MiniStack has trails, but refuses them in CloudFormation.
AWS refuses a trail whose bucket does not let CloudTrail write; here nothing is written to the bucket.
"""
import ministack.services.cloudtrail as cloudtrail
from ministack.services.cloudformation import provisioners

_SETTINGS = {
    "CloudWatchLogsLogGroupArn": "CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn": "CloudWatchLogsRoleArn",
    "EnableLogFileValidation": "EnableLogFileValidation", "IncludeGlobalServiceEvents": "IncludeGlobalServiceEvents",
    "IsMultiRegionTrail": "IsMultiRegionTrail", "IsOrganizationTrail": "IsOrganizationTrail",
    "KMSKeyId": "KmsKeyId", "S3BucketName": "S3BucketName", "S3KeyPrefix": "S3KeyPrefix",
    "SnsTopicName": "SnsTopicName",
}


def install() -> None:
    provisioners._RESOURCE_HANDLERS["AWS::CloudTrail::Trail"] = {
        "create": _create, "update": _update, "delete": _delete}


def _create(logical_id, props, stack_name):
    name = props.get("TrailName") or provisioners._physical_name(stack_name, logical_id)
    _accepted(cloudtrail._create_trail({"Name": name}))
    return _put(name, props)


def _update(physical_id, _old_props, new_props, _stack_name):
    return _put(physical_id, new_props)


def _delete(physical_id, _props):
    cloudtrail._delete_trail({"Name": physical_id})


def _put(name: str, props: dict) -> tuple[str, dict]:
    settings = {to: props[of] for of, to in _SETTINGS.items() if of in props}
    _accepted(cloudtrail._update_trail({"Name": name, **settings}))
    selectors = {kind: props[kind] for kind in ("EventSelectors", "AdvancedEventSelectors") if props.get(kind)}
    _accepted(cloudtrail._put_event_selectors({"TrailName": name, **(selectors or {"EventSelectors": [{}]})}))
    _accepted((cloudtrail._start_logging if props["IsLogging"] else cloudtrail._stop_logging)({"Name": name}))
    return name, {"Arn": cloudtrail._trail_arn(name), "SnsTopicArn": ""}


def _accepted(response: tuple) -> None:
    if response[0] >= 400:
        raise ValueError(response[2].decode())
