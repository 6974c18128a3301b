"""The Cognito API call in progress, for the modules that need more than a handler is given.

MiniStack hands its Cognito handlers the request body only. The triggers and the CloudTrail records need it in
places that the emulator does not pass it to; with it the operation's name, the caller's headers, and something
to remember across one call.
A trigger that refuses raises TriggerError; here it becomes the API's error response.
"""
import contextvars
from dataclasses import dataclass, field

import ministack.services.cognito as cognito


@dataclass
class ApiCall:
    action: str = ""
    data: dict = field(default_factory=dict)
    memo: dict = field(default_factory=dict)


_current: contextvars.ContextVar[ApiCall | None] = contextvars.ContextVar("cognito_call", default=None)
_headers: contextvars.ContextVar[dict | None] = contextvars.ContextVar("cognito_headers", default=None)


class TriggerError(Exception):
    """A trigger refused or failed; code is the exception's name in the Cognito API."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code

    def response(self):
        return cognito.error_response_json(self.code, str(self), 400)


def current() -> ApiCall:
    return _current.get() or ApiCall()


def begin(action: str, data: dict) -> None:
    _current.set(ApiCall(action, data))


def request_headers() -> dict:
    return _headers.get() or {}


def install() -> None:
    handle_request = cognito.handle_request
    run_handler = cognito._run_idp_handler
    oauth2_token = cognito._oauth2_token

    async def handle_request_with_headers(method, path, headers, body, query_params):
        _headers.set(headers)
        return await handle_request(method, path, headers, body, query_params)

    def run_handler_as_call(handler, action, data):
        begin(action, data)
        try:
            return run_handler(handler, action, data)
        except TriggerError as error:
            return error.response()

    def oauth2_token_as_call(data, query_params, raw_body=b"", headers=None):
        begin("Token_POST", {})
        try:
            return oauth2_token(data, query_params, raw_body, headers)
        except TriggerError as error:
            return cognito._oauth2_error("invalid_grant", str(error))

    cognito.handle_request = handle_request_with_headers
    cognito._run_idp_handler = run_handler_as_call
    cognito._oauth2_token = oauth2_token_as_call
