"""What CloudTrail hides in the requests and responses of Cognito's API.

AWS: a hidden field becomes the string HIDDEN_DUE_TO_SECURITY_REASONS as a whole: authParameters is no map any more.
clientId, authFlow, challengeName, userPoolId, groupName, deliveryMedium and the sub stay readable. That the fields of
further calls follow the same rule is inferred.
"""
HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"

_HIDDEN_FIELDS = {
    "accessToken", "idToken", "refreshToken", "token", "session", "secretHash", "clientSecret",
    "password", "previousPassword", "proposedPassword", "temporaryPassword", "confirmationCode", "code",
    "secretCode", "userCode", "username", "userAttributes", "userAttributeNames", "attributes", "authParameters",
    "challengeResponses", "challengeParameters", "clientMetadata", "validationData", "userContextData",
    "contextData", "destination", "providerAttributeValue", "user", "users",
}


def redacted(value):
    """value with camelCase keys and hidden fields hidden; an empty object becomes None."""
    if isinstance(value, dict):
        return {_camel(name): HIDDEN if _camel(name) in _HIDDEN_FIELDS else redacted(item)
                for name, item in value.items()} or None
    if isinstance(value, list):
        return [redacted(item) for item in value]
    return value


def _camel(name: str) -> str:
    return name[:1].lower() + name[1:]
