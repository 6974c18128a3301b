"""No gap: shows which events were put on a bus, and makes the bus refuse them or slow, for the live page.

MINISTACK_BUS_RECORD names a file that gets one line of JSON for each entry of PutEvents whose detail is an event of the
product: its id, when PutEvents decided about it (Unix time in milliseconds), whether it was accepted, and whether CloudTrail reported it.
MINISTACK_BUS_CONTROL names a file that is read at each call: {"refuse": true} refuses the product's entries with
InternalFailure, {"delaySeconds": 2} delays the answer. Without these variables nothing changes.
"""
import asyncio
import json
import os
import time

import ministack.services.eventbridge as eventbridge

SOURCE = "cognito-to-kafka"


def install() -> None:
    handle_request, put_events = eventbridge.handle_request, eventbridge._put_events

    async def handle_request_late(method, path, headers, body, query_params):
        if headers.get("x-amz-target", "").endswith(".PutEvents"):
            await asyncio.sleep(_control().get("delaySeconds", 0))
        return await handle_request(method, path, headers, body, query_params)

    def put_events_recorded(data, allow_aws_source=False):
        entries = data.get("Entries") or []
        if _control().get("refuse") and any(entry.get("Source") == SOURCE for entry in entries):
            results = [{"ErrorCode": "InternalFailure", "ErrorMessage": "The bus was switched to refuse events."}
                       for _ in entries]
            _record(entries, results)
            return eventbridge.json_response({"FailedEntryCount": len(results), "Entries": results})
        # Before the call, which delivers to the targets: the event must not reach a queue before it is on the bus.
        now = time.time()
        response = put_events(data, allow_aws_source)
        if response[0] == 200:
            _record(entries, json.loads(response[2])["Entries"], now)
        return response

    eventbridge.handle_request = handle_request_late
    eventbridge._put_events = put_events_recorded


def _control() -> dict:
    try:
        with open(os.environ["MINISTACK_BUS_CONTROL"], encoding="utf-8") as file:
            return json.load(file)
    except (KeyError, FileNotFoundError, ValueError):
        return {}


def _record(entries: list, results: list, now: float | None = None) -> None:
    path = os.environ.get("MINISTACK_BUS_RECORD")
    if not path:
        return
    lines = []
    for entry, result in zip(entries, results):
        if entry.get("Source") != SOURCE:
            continue
        event = _object(entry.get("Detail"))
        # Without an id, nothing in Kafka could be recognized as the event.
        if not isinstance(event.get("id"), str):
            continue
        data = event.get("data")
        lines.append(json.dumps({
            "id": event["id"], "atMs": int((now or time.time()) * 1000), "accepted": "EventId" in result,
            "audit": isinstance(data, dict) and "eventName" in data}) + "\n")
    if lines:
        with open(path, "a", encoding="utf-8") as file:
            file.write("".join(lines))


def _object(text) -> dict:
    """The bus has decided by now: a detail that is not an object must not change its answer."""
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
