"""The hosted UI's sign-in form: PreAuthentication, and triggers that call back into the emulator.

MiniStack handles POST /login on its event loop and fires no trigger there; a function that calls an AWS API from a
trigger would wait for the loop that it blocks.
AWS lists PreAuthentication, but not PostAuthentication, for a local user's /login; a refusal is shown on the page.
"""
import inspect
from urllib.parse import parse_qs

import ministack.app as app
import ministack.services.cognito as cognito

from .api_call import TriggerError, begin, current
from .cognito_sign_in import pre_authentication


def install() -> None:
    login_submit = cognito.handle_login_submit
    authenticate = cognito._authenticate_hosted_ui_user
    body_request = app._handle_cognito_body_request

    async def body_request_awaited(*args):
        response = await body_request(*args)
        return await response if inspect.isawaitable(response) else response

    async def login_submit_off_the_loop(*args):
        return await cognito.run_reentrant(login_submit_as_call, *args, thread_name="ministack-cognito-trigger")

    def login_submit_as_call(method, path, headers, body, query_params):
        form = form_fields(body)
        session = cognito._pending_user_auth.get(form.get("ua_token")) or {}
        begin("CognitoAuthentication", {"client_id": form.get("client_id") or session.get("client_id")})
        return login_submit(method, path, headers, body, query_params)

    def authenticate_after_trigger(pool, username, password):
        user, error = _refused_by_trigger(pool, username) or authenticate(pool, username, password)
        current().memo["refused"] = bool(error)
        return user, error

    app._handle_cognito_body_request = body_request_awaited
    cognito.handle_login_submit = login_submit_off_the_loop
    cognito._authenticate_hosted_ui_user = authenticate_after_trigger


def _refused_by_trigger(pool: dict, username: str) -> tuple | None:
    user = cognito._resolve_user(pool, username)[0]
    if not user or not user.get("Enabled", True):
        return None
    try:
        pre_authentication(pool, current().data.get("client_id"), user, username, None)
    except TriggerError as error:
        return None, str(error)
    return None


def form_fields(body: bytes) -> dict[str, str]:
    parsed = parse_qs((body or b"").decode("utf-8", errors="replace"), keep_blank_values=True)
    return {name: values[0] for name, values in parsed.items()}
