"""The Cognito API call in progress, for the modules that need more than a handler is given.

MiniStack hands its Cognito handlers the request body only. The triggers need it in places that the
emulator does not pass it to, and something to remember across one call.
A trigger that refuses raises TriggerError; here it becomes the API's error response.
"""
import contextvars
from dataclasses import dataclass, field

import ministack.services.cognito as cognito


@dataclass
class ApiCall:
    data: dict = field(default_factory=dict)
    memo: dict = field(default_factory=dict)


_current: contextvars.ContextVar[ApiCall | None] = contextvars.ContextVar("cognito_call", default=None)


class TriggerError(Exception):
    """A trigger refused or failed; code is the exception's name in the Cognito API."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code

    def response(self):
        return cognito.error_response_json(self.code, str(self), 400)


def current() -> ApiCall:
    return _current.get() or ApiCall()


def install() -> None:
    run_handler = cognito._run_idp_handler
    oauth2_token = cognito._oauth2_token

    def run_handler_as_call(handler, action, data):
        _current.set(ApiCall(data))
        try:
            return run_handler(handler, action, data)
        except TriggerError as error:
            return error.response()

    def oauth2_token_as_call(data, query_params, raw_body=b"", headers=None):
        _current.set(ApiCall())
        try:
            return oauth2_token(data, query_params, raw_body, headers)
        except TriggerError as error:
            return cognito._oauth2_error("invalid_grant", str(error))

    cognito._run_idp_handler = run_handler_as_call
    cognito._oauth2_token = oauth2_token_as_call
