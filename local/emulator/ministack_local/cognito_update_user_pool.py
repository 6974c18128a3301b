"""UpdateUserPool resets what a call leaves out; DescribeUserPool tells no setting that is not set.

MiniStack keeps what a call leaves out, so that an update which forgets a setting goes unnoticed, and tells empty ones,
which UpdateUserPool refuses; and it takes both fields for the days of an account that is not used.
AWS: "If you don't provide a value for an attribute, Amazon Cognito sets it to its default value." The defaults here are
those of CreateUserPool. A name and the client registration stay. That the plan falls back, too, is what the API
reference says; it is not verified.
"""
import copy

import ministack.services.cognito as cognito

_DEFAULTS = {
    "Policies": {"PasswordPolicy": {
        "MinimumLength": 8, "RequireUppercase": True, "RequireLowercase": True, "RequireNumbers": True,
        "RequireSymbols": True, "TemporaryPasswordValidityDays": 7}},
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": False, "UnusedAccountValidityDays": 7},
    "AutoVerifiedAttributes": [],
    "SmsVerificationMessage": "", "EmailVerificationMessage": "", "EmailVerificationSubject": "",
    "SmsAuthenticationMessage": "",
    "MfaConfiguration": "OFF", "DeletionProtection": "INACTIVE", "UserPoolTier": "ESSENTIALS",
    "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
    "SmsConfiguration": {}, "UserPoolTags": {}, "AccountRecoverySetting": {}, "LambdaConfig": {},
}
# Absent from a pool that was created without them.
_ABSENT = ("DeviceConfiguration", "UserPoolAddOns", "VerificationMessageTemplate", "UserAttributeUpdateSettings",
           "KeyConfiguration", "IssuerConfiguration", "AcrConfiguration")
# Fields that the emulator's own UpdateUserPool ignores.
_NOT_TAKEN = ("DcrConfiguration", "KeyConfiguration", "IssuerConfiguration", "AcrConfiguration")
# Told as an empty object where nothing is set.
_TOLD_EMPTY = ("LambdaConfig", "UserPoolTags")


def install() -> None:
    run_handler, out = cognito._run_idp_handler, cognito._pool_out

    def run_handler_and_reset(handler, action, data):
        if action == "UpdateUserPool" and _both_days(data):
            return cognito.error_response_json("InvalidParameterException", (
                "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays"), 400)
        response = run_handler(handler, action, data)
        if action == "UpdateUserPool" and response[0] < 400:
            _reset(cognito._user_pools[data["UserPoolId"]], data)
        return response

    def out_without_unset(pool):
        told = {name: value for name, value in out(pool).items()
                if name in _TOLD_EMPTY or value not in (None, "", {}, [])}
        return {**told, "AdminCreateUserConfig": _admin_create_user_config(pool)}

    cognito._run_idp_handler = run_handler_and_reset
    cognito._pool_out = out_without_unset


def _both_days(data: dict) -> bool:
    return "UnusedAccountValidityDays" in (data.get("AdminCreateUserConfig") or {}) and _password_days(data) is not None


def _password_days(data: dict) -> int | None:
    return ((data.get("Policies") or {}).get("PasswordPolicy") or {}).get("TemporaryPasswordValidityDays")


def _admin_create_user_config(pool: dict) -> dict:
    """The older of the two fields for the same days follows the newer."""
    days = _password_days(pool)
    follows = {} if days is None else {"UnusedAccountValidityDays": days}
    return {"AllowAdminCreateUserOnly": False, **(pool.get("AdminCreateUserConfig") or {}), **follows}


def _reset(pool: dict, data: dict) -> None:
    for name in _NOT_TAKEN:
        if name in data:
            pool[name] = data[name]
    if data.get("PoolName"):
        pool["Name"] = data["PoolName"]
    for name, default in _DEFAULTS.items():
        if name not in data:
            pool[name] = copy.deepcopy(default)
    for name in _ABSENT:
        if name not in data:
            pool.pop(name, None)
