"""Asynchronous invocations: a dead letter is the event itself, and a throttled event waits for its turn.

MiniStack wraps the event in an OnFailure destination's envelope on its way to the function's dead-letter queue too,
and counts a throttled attempt as a failed one.
AWS: the dead-letter queue gets the event as it was, with RequestID, ErrorCode and ErrorMessage as message attributes;
a throttled event is tried again until it is too old (MaximumEventAgeInSeconds), without losing an attempt; a function
with a reserved concurrency of 0 is off, and its events become dead letters at once.
Between attempts MiniStack waits 1 and 2 seconds, AWS one and two minutes.
"""
import json
import time

import ministack.services.lambda_svc as lambda_svc
import ministack.services.sqs as sqs
from ministack.core.concurrency import spawn_background
from ministack.core.responses import new_uuid

from .sqs_put import put_message

_THROTTLED_WAIT_SECONDS = 0.1
_MAX_EVENT_AGE_SECONDS = 21_600
_ERROR_MESSAGE_CHARACTERS = 1_024


def install() -> None:
    route_failure = lambda_svc._route_async_failure

    def route_failure_as_aws(target_arn, func_name, event, result):
        function = lambda_svc._functions.get(func_name) or {}
        dead_letter_arn = (function.get("config", {}).get("DeadLetterConfig") or {}).get("TargetArn")
        queue = sqs._queue_by_arn(target_arn) if target_arn == dead_letter_arn else None
        if not queue or _on_failure(_settings(function)) == target_arn:
            return route_failure(target_arn, func_name, event, result)
        put_message(queue, json.dumps(event, separators=(",", ":"), ensure_ascii=False), _why(result))

    lambda_svc.invoke_async_with_retry = _invoke_async
    lambda_svc._route_async_failure = route_failure_as_aws


def _invoke_async(func: dict, event: dict) -> None:
    """Replaces the emulator's function; differs in the throttled attempts."""
    spawn_background(lambda_svc._run_with_function_config_scope, func, _invoke_until_done, func, event,
                     thread_name="lambda-async")


def _invoke_until_done(func: dict, event: dict) -> None:
    config, settings = func.get("config") or func, _settings(func)
    retries = settings.get("MaximumRetryAttempts")
    attempts_left = 1 + (2 if retries is None else int(retries))
    end = time.time() + int(settings.get("MaximumEventAgeInSeconds", _MAX_EVENT_AGE_SECONDS))
    wait = lambda_svc._LAMBDA_ASYNC_RETRY_BASE_SECONDS
    while True:
        result = lambda_svc._execute_function(func, event)
        if not result.get("error"):
            return
        pause = _THROTTLED_WAIT_SECONDS
        if not result.get("throttle"):
            attempts_left, pause, wait = attempts_left - 1, wait, wait * 2
        if not attempts_left or func.get("concurrency") == 0 or time.time() + pause > end:
            break
        time.sleep(pause)
    target = _on_failure(settings) or (config.get("DeadLetterConfig") or {}).get("TargetArn")
    if target:
        lambda_svc._route_async_failure(target, config.get("FunctionName"), event, result)


def _settings(func: dict) -> dict:
    return func.get("event_invoke_config") or (func.get("event_invoke_configs") or {}).get("$LATEST") or {}


def _on_failure(settings: dict) -> str | None:
    return ((settings.get("DestinationConfig") or {}).get("OnFailure") or {}).get("Destination")


def _why(result: dict) -> dict:
    body = result.get("body")
    message = (body.get("errorMessage") or body.get("message")) if isinstance(body, dict) else body
    return {"RequestID": new_uuid(), "ErrorCode": 429 if result.get("throttle") else 200,
            "ErrorMessage": str(message or "")[:_ERROR_MESSAGE_CHARACTERS] or "unknown"}
