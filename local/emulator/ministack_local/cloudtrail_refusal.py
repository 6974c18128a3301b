"""What a record says of a refused call.

AWS (captured from AWS CloudTrail, September 2026): errorCode is the exception of the API, except that a denial by IAM is
AccessDenied, and that an error which CloudTrail has no name for is UnknownError. A refused refresh can have no errorMessage.
The parameters are null as a whole for a denial, and for an app client of another pool.
"""


def refusal(action: str, status: int, body: dict) -> tuple[dict, bool]:
    """errorCode and errorMessage of the record, {} for a success, and whether requestParameters is null."""
    if status < 400:
        return {}, False
    code, message = body.get("__type", "").rsplit("#")[-1], body.get("message", "")
    if action == "RevokeToken" and code == "UnauthorizedException":
        return {"errorCode": "UnknownError", "errorMessage": "An unknown error occurred"}, False
    if code == "AccessDeniedException":
        return {"errorCode": "AccessDenied", "errorMessage": message}, True
    if action == "GetTokensFromRefreshToken" and "revoked" in message:
        return {"errorCode": code}, False
    return {"errorCode": code, "errorMessage": message}, (
        action == "AdminInitiateAuth" and code == "ResourceNotFoundException")
