"""CloudWatch publishes an alarm only to a topic whose policy allows it.

MiniStack publishes to every topic.
AWS: the topic's policy has to allow cloudwatch.amazonaws.com, with the alarm as aws:SourceArn and its account as
aws:SourceAccount, and so has the topic's key. A refused alarm is not published, and CloudWatch reports no error.
"""
import ministack.services.cloudwatch as cloudwatch
import ministack.services.sns as sns
from ministack.core.responses import get_account_id

from .auth_keys import service_key_refusal
from .auth_record import refusal
from .auth_request import service_request

_CLOUDWATCH = "cloudwatch.amazonaws.com"
_KINDS = ("AlarmActions", "OKActions", "InsufficientDataActions")


def install() -> None:
    dispatch = cloudwatch._dispatch_alarm_actions

    def dispatch_if_allowed(alarm, *rest):
        allowed = {kind: [arn for arn in alarm.get(kind) or [] if not _refusal(alarm, arn)] for kind in _KINDS}
        return dispatch({**alarm, **allowed}, *rest)

    cloudwatch._dispatch_alarm_actions = dispatch_if_allowed


def _refusal(alarm: dict, arn: str) -> str | None:
    topic = sns._topics.get(arn)
    if not topic:
        return None
    context = {"aws:sourcearn": alarm["AlarmArn"], "aws:sourceaccount": get_account_id()}
    attributes = topic["attributes"]
    return refusal(service_request(_CLOUDWATCH, "sns:Publish", arn, context, attributes.get("Policy"))) or (
        service_key_refusal(attributes.get("KmsMasterKeyId"), _CLOUDWATCH, context))
