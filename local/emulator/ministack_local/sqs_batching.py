"""SQS -> Lambda: pollers gather batches, which end by size, payload or window.

MiniStack invokes a function with what its queue holds, up to 10 messages, and ignores MaximumBatchingWindowInSeconds. After
traffic of any source without a message, a message waits up to 50 ms.
AWS ("Creating and configuring an Amazon SQS event source mapping", "Configuring scaling behavior for SQS event source
mappings"): five pollers begin, and each receives at most 10 messages at a time for its batch. A batch ends when it has
BatchSize messages, when another one would exceed 6 MB, or when its window, which begins with its first message, is over.
Without a window a batch is one receive. An idle poller takes a message before one that has a batch: AWS does not say so, and
batches are then as small as they can be. The 20 seconds that AWS may wait at low traffic, if a mapping has a window, are not here.

MINISTACK_MAX_BATCHING_WINDOW limits every window, in seconds: with 0, a batch is what the queue holds at that moment.
"""
import contextvars
import json
import os
import threading
import time
from dataclasses import dataclass, field

import ministack.services.lambda_svc as lambda_svc
import ministack.services.sqs as sqs
from ministack.core.concurrency import esm_wake

_POLLERS = 5
_RECEIVE = 10
_PAYLOAD_BYTES = 6 * 1024 * 1024
# A record of Lambda without body and message attributes; most of it is the receipt handle.
_RECORD_BYTES = 800
# A poller that found nothing looks again after this time at the earliest: each message of any queue wakes it.
_IDLE_GAP_SECONDS = 0.002

# The mapping whose queue the poller reads at the moment.
current_mapping: contextvars.ContextVar[dict | None] = contextvars.ContextVar("mapping", default=None)
# By mapping, batches that are not yet complete. Only the thread of the poller uses them.
_gathering: dict[str, list["_Batch"]] = {}


@dataclass
class _Batch:
    due: float
    limit: int
    messages: list = field(default_factory=list)
    size_bytes: int = 0
    is_closed: bool = False

    def room(self) -> int:
        return 0 if self.is_closed else self.limit - len(self.messages)

    def takes(self, message: dict) -> bool:
        """Adds the message, unless the payload would be too large; then the batch is complete."""
        size = _record_bytes(message)
        if self.messages and self.size_bytes + size > _PAYLOAD_BYTES:
            self.is_closed = True
            return False
        self.messages.append(message)
        self.size_bytes += size
        return True


def install() -> None:
    mappings = lambda_svc._iter_all_esms

    def mappings_one_by_one():
        known = set()
        for account, region, mapping in mappings():
            current_mapping.set(mapping)
            if mapping.get("Enabled", True):
                known.add(mapping["UUID"])
            yield account, region, mapping
        for mapping_id in _gathering.keys() - known:
            _return_to_queue(_gathering.pop(mapping_id))

    lambda_svc._iter_all_esms = mappings_one_by_one
    lambda_svc._ESM_IDLE_WAKE_GAP_SECONDS = _IDLE_GAP_SECONDS
    sqs._receive_messages_for_esm = _next_batch


def has_work(queue_url: str) -> bool:
    """Whether the current mapping gathers a batch, or its queue has a message that can be received."""
    mapping, now = current_mapping.get(), time.time()
    if _gathering.get(mapping["UUID"]):
        return True
    return any(message.get("visible_at", 0) <= now for message in list(sqs._get_q(queue_url)["messages"]))


def _next_batch(queue_url: str, max_number: int) -> list[dict]:
    """Replaces the emulator's function: the messages of a complete batch, or none."""
    mapping = current_mapping.get()
    limit = max(1, int(max_number or 1))
    with sqs._queues_lock:
        queue = sqs._get_q(queue_url)
        sqs._expire_retained(queue)
        sqs._dlq_sweep(queue)
        window = 0 if queue["is_fifo"] else min(int(mapping.get("MaximumBatchingWindowInSeconds") or 0), _longest_window())
        batches = _gathering.setdefault(mapping["UUID"], [])
        if not window:
            for batch in batches:
                batch.due = 0
        _gather(queue, batches, limit, window, _free_pollers(mapping, queue))
    now = time.monotonic()
    complete = next((batch for batch in batches if not batch.room() or batch.due <= now), None)
    if not complete:
        return []
    batches.remove(complete)
    return complete.messages


def _gather(queue: dict, batches: list[_Batch], limit: int, window: float, pollers: int) -> None:
    while True:
        open_batches = [batch for batch in batches if batch.room()]
        if len(batches) < pollers:
            batch = _Batch(time.monotonic() + window, limit)
        elif open_batches and window:
            batch = min(open_batches, key=lambda one: len(one.messages))
        else:
            return
        received = _receive(queue, batch.room() if not window else min(batch.room(), _RECEIVE))
        if not received:
            return
        for message in received:
            if batch not in batches:
                batches.append(batch)
                if window:
                    _wake_in(window)
            if not batch.takes(message):
                batch = _Batch(batch.due, limit)
                batch.takes(message)
                batches.append(batch)
        if not window:
            return


def _receive(queue: dict, number: int) -> list[dict]:
    return sqs._collect_msgs(queue, number, int(queue["attributes"].get("VisibilityTimeout", "30")))


def _free_pollers(mapping: dict, queue: dict) -> int:
    """How many batches may be gathered at a time: a batch that is complete needs an invocation."""
    record, config = lambda_svc._get_func_record_for_qualifier(mapping["FunctionName"], mapping.get("Qualifier"))
    invocations = lambda_svc._sqs_esm_concurrency(mapping, record, config, queue)
    return min(_POLLERS, invocations - lambda_svc._esm_inflight.get(mapping["UUID"], 0))


def _return_to_queue(batches: list[_Batch]) -> None:
    """Messages of a mapping that was deleted or disabled are visible again."""
    with sqs._queues_lock:
        for message in (message for batch in batches for message in batch.messages):
            message["visible_at"] = 0


def _wake_in(seconds: float) -> None:
    timer = threading.Timer(seconds, esm_wake.set)
    timer.daemon = True
    timer.start()


def _record_bytes(message: dict) -> int:
    return (_RECORD_BYTES + len(json.dumps(message["body"], ensure_ascii=False).encode())
            + len(json.dumps(message.get("message_attributes") or {})))


def _longest_window() -> float:
    return float(os.environ.get("MINISTACK_MAX_BATCHING_WINDOW") or "inf")
