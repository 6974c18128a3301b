"""A call takes as long on a full queue as on an empty one.

MiniStack looks at every message of a queue in each ReceiveMessage, and at each for every entry of DeleteMessageBatch and
ChangeMessageVisibilityBatch: with 100,000 messages a call takes a fifth of a second.
AWS: the time of a call does not depend on the depth. Here a search begins where the last one ended; a standard
queue promises no order. FIFO queues stay as they are.
"""
import time

import ministack.services.sqs as sqs
from ministack.core.concurrency import esm_wake
from ministack.core.responses import new_uuid

# Where the last search of a queue ended: for messages that can be received, and for handles.
_PLACES = "search_places"
_EXPIRY_SECONDS = 1


def install() -> None:
    collect, expire = sqs._collect_msgs, sqs._expire_retained

    def collect_some(queue, limit, visibility):
        return collect(queue, limit, visibility) if queue["is_fifo"] else _collect(queue, limit, visibility)

    def expire_now_and_then(queue):
        places = _places(queue)
        if time.time() - places.get("expired", 0) >= _EXPIRY_SECONDS:
            expire(queue)
            places["expired"] = time.time()

    sqs._collect_msgs, sqs._expire_retained = collect_some, expire_now_and_then
    sqs._HANDLERS.update(
        DeleteMessageBatch=_batch("sqs:DeleteMessage", "DeleteMessageBatchRequestEntry", _delete),
        ChangeMessageVisibilityBatch=_batch(
            "sqs:ChangeMessageVisibility", "ChangeMessageVisibilityBatchRequestEntry", _show))


def _places(queue: dict) -> dict:
    return queue.setdefault(_PLACES, {})


def _collect(queue: dict, limit: int, visibility: int) -> list:
    now, found = time.time(), []
    messages, places = queue["messages"], _places(queue)
    for index in _from(places.get("visible", 0), len(messages)):
        message = messages[index]
        sqs._ensure_msg_fields(message)
        if message["visible_at"] > now:
            continue
        message["receipt_handle"] = new_uuid()
        message["visible_at"] = now + visibility
        message["receive_count"] += 1
        message["first_receive_at"] = message.get("first_receive_at") or now
        found.append(message)
        if len(found) == limit:
            places["visible"] = index + 1
            break
    return found


def _batch(action: str, name: str, act):
    def handle(data: dict, queue_url: str) -> dict:
        queue = sqs._get_q(data.get("QueueUrl", queue_url), action)
        entries = data.get("Entries", [])
        sqs._validate_batch_entries(entries, name)
        done, failed = [], []
        for entry in entries:
            index = _index_of(queue, entry.get("ReceiptHandle"))
            if index is None:
                failed.append({"Id": entry["Id"], "Code": "ReceiptHandleIsInvalid", "SenderFault": True,
                               "Message": "The input receipt handle is invalid."})
            else:
                act(queue, index, entry)
                done.append({"Id": entry["Id"]})
        return {"Successful": done, "Failed": failed}
    return handle


def _delete(queue: dict, index: int, _entry: dict) -> None:
    del queue["messages"][index]
    places = _places(queue)
    places["visible"] = max(0, places.get("visible", 0) - (index < places.get("visible", 0)))


def _show(queue: dict, index: int, entry: dict) -> None:
    seconds = int(entry.get("VisibilityTimeout", 30))
    queue["messages"][index]["visible_at"] = time.time() + seconds
    if seconds == 0:
        esm_wake.set()


def _index_of(queue: dict, handle: str | None) -> int | None:
    if not handle:
        return None
    messages, places = queue["messages"], _places(queue)
    for index in _from(places.get("handle", 0), len(messages)):
        if messages[index].get("receipt_handle") == handle:
            places["handle"] = index
            return index
    return None


def _from(place: int, count: int):
    """Every index once, from a place on."""
    place = place if place < count else 0
    yield from range(place, count)
    yield from range(place)
