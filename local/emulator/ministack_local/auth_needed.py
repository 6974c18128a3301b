"""Which permissions of the deployed stacks a recorded request depends on.

    python -m ministack_local.auth_needed RECORD

Reads what auth_record wrote, and prints a line of JSON for each permission: `{"permission", "decides"}`. A permission is one
action on one resource in one statement; it decides something if a recorded request, judged again without it, ends
otherwise. A statement that denies is one permission: it decides something if a request that was allowed would be allowed
without TLS, too, were it not for the statement.
"""
import copy
import json
import re
import sys

from .auth_names import Names
from .auth_request import judge

_TOOLKIT = "CDKToolkit"


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        entries = [json.loads(line) for line in file]
    deployed = [entry["deployed"] for entry in entries if entry.get("deployed", {}).get("stack", _TOOLKIT) != _TOOLKIT]
    names, asked = Names(deployed), _by_statement(entry["request"] for entry in entries if "request" in entry)
    found: dict[str, bool] = {}
    for resource in deployed:
        for policy in resource["policies"]:
            for statement in policy["statements"]:
                requests = asked.get((policy["holder"], _text(statement)), [])
                for action, place in _parts(statement):
                    name = names.permission(policy["holder"], statement, action, place)
                    found[name] = found.get(name) or _decides(statement, action, place, requests)
    for name, decides in sorted(found.items()):
        print(json.dumps({"permission": name, "decides": decides}, ensure_ascii=False))


def _by_statement(requests) -> dict:
    """The requests to which each statement of a principal's policy applies."""
    found: dict[tuple[str, str], list] = {}
    for request in requests:
        holder = (request["policy"] or {}).get("holder", "")
        owned = [(holder if ":function:" not in holder else holder.split(":")[6], (request["policy"] or {}).get("document"))]
        owned += [(f"role {request['role']}", document) for document in request.get("identity", [])]
        for owner, document in owned:
            for statement in _statements(document):
                found.setdefault((owner, _text(statement)), []).append(request)
    return found


def _decides(statement: dict, action: str, place: str, requests: list) -> bool:
    text = _text(statement)
    if statement["Effect"] == "Deny":
        return any(_is_denied_without_tls(text, request) for request in requests)
    without = _without(statement, action, place)
    pattern = re.compile(re.escape(action).replace(r"\*", ".*"), re.IGNORECASE)
    return any(judge(request) == "Allow" != judge(_replaced(request, text, without))
               for request in requests if pattern.fullmatch(request["action"]))


def _is_denied_without_tls(text: str, request: dict) -> bool:
    plain = {**request, "secure": False}
    return judge(request) == "Allow" and judge(plain) == "Deny" and judge(_replaced(plain, text, [])) == "Allow"


def _parts(statement: dict):
    if statement["Effect"] == "Deny":
        return [("*", "*")]
    return [(action, place) for action in _list(statement.get("Action")) for place in _list(statement.get("Resource", "*"))]


def _without(statement: dict, action: str, place: str) -> list[dict]:
    """The statement without one action on one resource, as the two statements that are left."""
    actions = [other for other in _list(statement["Action"]) if other != action]
    places = [other for other in _list(statement.get("Resource", "*")) if other != place]
    left = [{**statement, "Action": actions}] if actions else []
    return left + ([{**statement, "Action": [action], "Resource": places}] if places else [])


def _replaced(request: dict, text: str, replacements: list[dict]) -> dict:
    changed = copy.deepcopy(request)
    for document in [*changed.get("identity", []), (changed["policy"] or {}).get("document")]:
        if document:
            document["Statement"] = [kept for statement in _statements(document)
                                     for kept in (replacements if _text(statement) == text else [statement])]
    return changed


def _statements(document) -> list[dict]:
    return _list((document or {}).get("Statement"))


def _list(value) -> list:
    return [] if value is None else value if isinstance(value, list) else [value]


def _text(statement: dict) -> str:
    """Statements that say the same are one permission: a function has one for each trigger of a pool."""
    return json.dumps({name: part for name, part in statement.items() if name != "Sid"}, sort_keys=True)


if __name__ == "__main__":
    main(sys.argv[1])
