"""CloudTrail records of Cognito, as EventBridge delivers them on the default bus.

MiniStack puts no CloudTrail record on a bus.
AWS: source aws.cognito-idp, detail-type "AWS API Call via CloudTrail" (or "AWS Service Event via CloudTrail" for
the hosted UI), at least once, unordered, some time after the call. Here: once, at once, nearly in order.
"""
import json
from datetime import datetime, timezone

import ministack.services.eventbridge as eventbridge
from ministack.core.concurrency import spawn_background
from ministack.core.responses import get_account_id, get_region, get_request_client_ip, new_uuid

from .cloudtrail_trails import is_logged

API_CALL = "AWS API Call via CloudTrail"
SERVICE_EVENT = "AWS Service Event via CloudTrail"


def record(event_name: str, event_type: str, user_agent: str, read_only: bool, fields: dict) -> dict:
    """A record in CloudTrail's order of fields; a field given as None stays (null), an absent one stays absent."""
    account = get_account_id()
    return {
        "eventVersion": "1.11" if event_type == "AwsApiCall" else "1.08",
        "userIdentity": fields.pop("userIdentity", {"accountId": account}),
        "eventTime": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "eventSource": "cognito-idp.amazonaws.com",
        "eventName": event_name,
        "awsRegion": get_region(),
        "sourceIPAddress": get_request_client_ip(),
        "userAgent": user_agent,
        **fields,
        "requestID": new_uuid(),
        "eventID": new_uuid(),
        "readOnly": read_only,
        "eventType": event_type,
        "managementEvent": True,
        "recipientAccountId": account,
        "eventCategory": "Management",
    }


def publish(detail_type: str, detail: dict) -> None:
    if is_logged(detail["readOnly"]):
        spawn_background(_publish, detail_type, detail, thread_name="cloudtrail-record")


def _publish(detail_type: str, detail: dict) -> None:
    event = {
        "EventId": new_uuid(),
        "Source": "aws.cognito-idp",
        "DetailType": detail_type,
        "Detail": json.dumps(detail),
        "EventBusName": "default",
        "Time": int(datetime.strptime(detail["eventTime"], "%Y-%m-%dT%H:%M:%S%z").timestamp()),
        "Resources": [],
        "Account": detail["recipientAccountId"],
        "Region": detail["awsRegion"],
    }
    eventbridge._ensure_default_bus()
    view = eventbridge._pattern_event_view(event)
    eventbridge._dispatch_event(event, view)
    eventbridge._archive_event(event, view)
