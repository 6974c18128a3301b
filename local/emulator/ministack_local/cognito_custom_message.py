"""CustomMessage for SignUp, ResendConfirmationCode, ForgotPassword and AdminResetUserPassword.

MiniStack fires CustomMessage_AdminCreateUser only, with a payload of its own, and takes any answer.
AWS also fires CustomMessage_SignUp, _ResendCode and _ForgotPassword (the last for an admin's reset too), with the code
as the placeholder {####}; emailSubject and emailMessage of the answer replace the pool's template.
_UpdateUserAttribute, _VerifyUserAttribute and _Authentication are not emulated: the emulator sends no such messages.
"""
import ministack.services.cognito as cognito

from .api_call import current
from .cognito_trigger import (
    NO_CLIENT, invoke_trigger, stored_attributes, text_attributes, trigger_arn, trigger_event, with_client_metadata,
)

_SOURCES = {"SignUp": "SignUp", "ResendConfirmationCode": "ResendCode", "ForgotPassword": "ForgotPassword",
            "AdminResetUserPassword": "ForgotPassword"}


def install() -> None:
    send_verification_email = cognito._send_verification_email

    def send_verification_email_after_trigger(pool, username, attr_dict, code, attribute_name="email"):
        call = current()
        if call.action in _SOURCES and attr_dict.get("email") and trigger_arn(pool, "CustomMessage"):
            user = cognito._resolve_user(pool, username)[0]
            response = _custom_message(pool, f"CustomMessage_{_SOURCES[call.action]}", user["Username"],
                                       stored_attributes(user), call.data.get("ClientId"))
            pool = _with_template(pool, response)
        return send_verification_email(pool, username, attr_dict, code, attribute_name)

    def apply_custom_message_trigger(pool, trigger_source, username, user_attrs, client_metadata=None,
                                     username_parameter="{username}"):
        return _custom_message(pool, trigger_source, username, text_attributes(user_attrs or {}), NO_CLIENT,
                               username_parameter)

    cognito._send_verification_email = send_verification_email_after_trigger
    cognito._apply_custom_message_trigger = apply_custom_message_trigger


def _custom_message(pool, source, username, attributes, client_id, username_parameter=None) -> dict:
    if not trigger_arn(pool, "CustomMessage"):
        return {}
    request = with_client_metadata({
        "userAttributes": attributes, "codeParameter": "{####}", "linkParameter": "{##Click Here##}",
        "usernameParameter": username_parameter})
    event = trigger_event(pool, source, username, client_id, request,
                          {"smsMessage": None, "emailMessage": None, "emailSubject": None})
    return invoke_trigger(pool, "CustomMessage", event)


def _with_template(pool: dict, response: dict) -> dict:
    """The pool as if the function's message were its template; what the function left out stays the pool's."""
    answered = {"EmailSubject": response.get("emailSubject"), "EmailMessage": response.get("emailMessage")}
    template = {**(pool.get("VerificationMessageTemplate") or {}),
                **{name: text for name, text in answered.items() if text}}
    if response.get("emailMessage"):
        template["DefaultEmailOption"] = "CONFIRM_WITH_CODE"
    return {**pool, "VerificationMessageTemplate": template}
