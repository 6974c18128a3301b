"""What CloudTrail hides in the requests and responses of Cognito's API.

AWS: a hidden field becomes the string HIDDEN_DUE_TO_SECURITY_REASONS as a whole: authParameters is then not a map.
clientId, authFlow, challengeName, userPoolId, groupName, userAttributeNames, deviceKey, permanent, messageAction and the sub
stay readable. A response without content is null. Dates of pools and groups are in ISO 8601, those of users and app clients
are written for people (captured from AWS CloudTrail, September 2026). That the fields of further calls follow the same rule
is inferred.
"""
from datetime import datetime, timezone

HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"

_HIDDEN_FIELDS = {
    "accessToken", "idToken", "refreshToken", "token", "session", "secretHash", "clientSecret",
    "password", "previousPassword", "proposedPassword", "temporaryPassword", "confirmationCode", "code",
    "secretCode", "userCode", "username", "userAttributes", "attributes", "authParameters",
    "challengeResponses", "challengeParameters", "clientMetadata", "validationData", "userContextData",
    "contextData", "destination", "providerAttributeValue",
}


def redacted(value):
    """value with camelCase keys and hidden fields hidden; an empty object becomes None."""
    if isinstance(value, dict):
        return {_camel(name): HIDDEN if _camel(name) in _HIDDEN_FIELDS else redacted(item)
                for name, item in value.items()} or None
    if isinstance(value, list):
        return [redacted(item) for item in value]
    return value


def redacted_response(body: dict):
    """body as responseElements; None if it has no content. An empty hidden field is hidden, any other is left out."""
    return redacted(_written_for_people(body, "UserPoolClient" in body))


def _written_for_people(value, for_people: bool):
    if isinstance(value, list):
        return [_written_for_people(item, for_people) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _date(item, for_people) if name.endswith("Date") and isinstance(item, (int, float))
            else _written_for_people(item, for_people or name == "User")
            for name, item in value.items() if item not in ([], {}) or _camel(name) in _HIDDEN_FIELDS}


def _date(seconds: float, for_people: bool) -> str:
    return datetime.fromtimestamp(seconds, timezone.utc).strftime(
        "%b %-d, %Y, %-I:%M:%S %p" if for_people else "%Y-%m-%dT%H:%M:%SZ")


def _camel(name: str) -> str:
    return name[:1].lower() + name[1:]
