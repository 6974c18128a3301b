"""What was asked and decided, for the tests: one line of JSON for each request that differs from those before it.

Nothing is recorded unless MINISTACK_AUTHORIZATION_RECORD names a file.
"""
import json
import os
import threading

from .auth_request import judge, refusal_text

_lock = threading.Lock()
_seen: set[str] = set()


def refusal(request: dict) -> str | None:
    """Judges a request and records it; AWS's words where it is refused, None where it is allowed."""
    decision = judge(request)
    write({"request": request, "decision": decision})
    return None if decision == "Allow" else refusal_text(request, decision)


def write(entry: dict) -> None:
    path = os.environ.get("MINISTACK_AUTHORIZATION_RECORD")
    if not path:
        return
    line = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    with _lock:
        if line in _seen:
            return
        _seen.add(line)
        with open(path, "a", encoding="utf-8") as file:
            file.write(line + "\n")
