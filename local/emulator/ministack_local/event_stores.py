"""A rule's log groups and Firehose streams.

MiniStack drops an event for either ("unsupported target type").
AWS: a log group gets a log event with the event as its message, in a stream that EventBridge makes; a Firehose stream
gets a record. What is gone goes to the target's dead-letter queue.
"""
import base64
import time
import uuid

import ministack.services.cloudwatch_logs as logs
import ministack.services.eventbridge as eventbridge
import ministack.services.firehose as firehose

from .event_targets import dead_letter_of, input_of


def install() -> None:
    invoke_target = eventbridge._invoke_target

    def invoke_target_or_store(target, event, rule, view=None):
        view = view or eventbridge._pattern_event_view(event)
        _, _, service, _, _, resource = (target.get("Arn", "").split(":", 5) + [""] * 6)[:6]
        store = {"logs": _log, "firehose": _record}.get(service)
        if store is None:
            return invoke_target(target, event, rule, view)
        if not store(resource, input_of(target, rule, view)):
            dead_letter_of(target, rule, view)

    eventbridge._invoke_target = invoke_target_or_store


def _log(resource: str, text: str) -> bool:
    group, stream = resource.removeprefix("log-group:"), str(uuid.uuid4())
    if logs._create_log_stream({"logGroupName": group, "logStreamName": stream})[0] >= 400:
        return False
    entry = {"timestamp": int(time.time() * 1000), "message": text}
    logs._put_log_events({"logGroupName": group, "logStreamName": stream, "logEvents": [entry]})
    return True


def _record(resource: str, text: str) -> bool:
    name = resource.removeprefix("deliverystream/")
    record = {"Data": base64.b64encode(text.encode()).decode()}
    return firehose._put_record({"DeliveryStreamName": name, "Record": record})[0] < 400
