"""UpdateUserPool resets what a call leaves out; DescribeUserPool tells no setting that is not set.

MiniStack keeps what a call leaves out, so that an update which forgets a setting goes unnoticed, and tells empty ones,
which UpdateUserPool refuses.
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
# What the emulator's own UpdateUserPool takes no notice of.
_NOT_TAKEN = ("DcrConfiguration", "KeyConfiguration", "IssuerConfiguration", "AcrConfiguration")
# Told as an empty object where nothing is set.
_TOLD_EMPTY = ("LambdaConfig", "UserPoolTags")


def install() -> None:
    run_handler, out = cognito._run_idp_handler, cognito._pool_out

    def run_handler_and_reset(handler, action, data):
        response = run_handler(handler, action, data)
        if action == "UpdateUserPool" and response[0] < 400:
            _reset(cognito._user_pools[data["UserPoolId"]], data)
        return response

    def out_without_unset(pool):
        return {name: value for name, value in out(pool).items()
                if name in _TOLD_EMPTY or value not in (None, "", {}, [])}

    cognito._run_idp_handler = run_handler_and_reset
    cognito._pool_out = out_without_unset


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
