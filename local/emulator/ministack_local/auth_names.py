"""Names for the permissions of a template that do not change from one deployment to the next: by logical ids."""
import re


_OTHER_POOL = re.compile(r"arn:aws:cognito-idp:[^,\s]*:userpool/\w[\w-]*_\w+")


class Names:
    """Knows the deployed resources by their ARNs and physical names."""

    def __init__(self, deployed: list[dict]):
        self._names: dict[str, str] = {}
        for resource in deployed:
            custom = resource["type"].startswith("Custom::")
            for known in () if custom else (resource["arn"], resource["physicalId"]):
                if isinstance(known, str) and len(known) > 3:
                    self._names[known] = _short(resource["id"])
            if resource["type"] == "AWS::IAM::Role":
                self._names[f"role {resource['physicalId']}"] = _short(resource["id"])

    def permission(self, holder: str, statement: dict, action: str, place: str) -> str:
        """`who: action on what`, and under which conditions."""
        principal = statement.get("Principal")
        who = self._named(holder) if principal is None else _principal(principal)
        of_whom = holder if principal is not None and place == "*" else place
        denial = " denied" if statement["Effect"] == "Deny" else ""
        condition = self._condition(statement.get("Condition") or {})
        return f"{who}: {action}{denial} on {self._named(of_whom)}{condition}"

    def _condition(self, conditions: dict) -> str:
        parts = [f"{key} {self._named(str(value))}" for block in conditions.values() for key, value in sorted(block.items())]
        return f" if {', '.join(parts)}" if parts else ""

    def _named(self, text: str) -> str:
        for known in sorted(self._names, key=len, reverse=True):
            text = text.replace(known, self._names[known])
        return _OTHER_POOL.sub("another pool", text)


def _short(logical_id: str) -> str:
    """Without the hash at its end, and without what CDK calls the parts of a function."""
    return re.sub(r"(Lambda)?(Function)?ServiceRole$", "", re.sub(r"[0-9A-F]{8}$", "", logical_id))


def _principal(principal) -> str:
    if isinstance(principal, str):
        return principal
    return ",".join(name for names in principal.values() for name in ([names] if isinstance(names, str) else names))
