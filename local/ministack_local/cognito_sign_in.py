"""PreAuthentication and PostAuthentication, which MiniStack never fires.

AWS: PreAuthentication_Authentication at the start of (Admin)InitiateAuth, before the password is looked
at, and not on refresh; ClientMetadata arrives as validationData. An unknown user triggers it only where
the client has PreventUserExistenceErrors=ENABLED, with userNotFound true.
PostAuthentication_Authentication once the user is authenticated and before tokens exist, so a refusal
fails the sign-in; not on refresh, and not for the hosted UI's /login.
"""
import ministack.services.cognito as cognito

from .cognito_trigger import invoke_trigger, stored_attributes, trigger_event

SIGN_IN_FLOWS = {"USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH", "USER_SRP_AUTH",
                 "CUSTOM_AUTH", "USER_AUTH"}
_NO_POST_AUTHENTICATION = {"TokenGeneration_RefreshTokens", "TokenGeneration_HostedAuth"}


def install() -> None:
    initiate_auth = cognito._initiate_auth
    admin_initiate_auth = cognito._admin_initiate_auth
    build_auth_result = cognito._build_auth_result

    def initiate_auth_after_trigger(data):
        pool = cognito._pool_for_client(data.get("ClientId"))[0]
        _pre_authentication_of_call(pool, data)
        return initiate_auth(data)

    def admin_initiate_auth_after_trigger(data):
        _pre_authentication_of_call(cognito._user_pools.get(data.get("UserPoolId")), data)
        return admin_initiate_auth(data)

    def build_auth_result_after_trigger(pool_id, client_id, user, nonce="",
                                        trigger_source="TokenGeneration_Authentication",
                                        client_metadata=None, **options):
        if trigger_source not in _NO_POST_AUTHENTICATION:
            _post_authentication(cognito._user_pools.get(pool_id), client_id, user, client_metadata)
        return build_auth_result(pool_id, client_id, user, nonce=nonce, trigger_source=trigger_source,
                                 client_metadata=client_metadata, **options)

    cognito._initiate_auth = initiate_auth_after_trigger
    cognito._admin_initiate_auth = admin_initiate_auth_after_trigger
    cognito._build_auth_result = build_auth_result_after_trigger


def _pre_authentication_of_call(pool: dict | None, data: dict) -> None:
    client_id = data.get("ClientId")
    if not pool or client_id not in pool["_clients"] or data.get("AuthFlow") not in SIGN_IN_FLOWS:
        return
    username = (data.get("AuthParameters") or {}).get("USERNAME")
    user = cognito._resolve_user(pool, username)[0]
    if user and not user.get("Enabled", True):
        return
    if user or (username and cognito._hides_user_existence(pool, client_id)):
        _pre_authentication(pool, client_id, user, username, data.get("ClientMetadata"))


def _pre_authentication(pool: dict, client_id: str | None, user: dict | None, username: str,
                       validation_data: dict | None) -> None:
    request = {"userAttributes": stored_attributes(user) if user else {}}
    if validation_data:
        request["validationData"] = validation_data
    if cognito._hides_user_existence(pool, client_id):
        request["userNotFound"] = user is None
    event = trigger_event(pool, "PreAuthentication_Authentication", user["Username"] if user else username,
                          client_id, request)
    invoke_trigger(pool, "PreAuthentication", event)


def _post_authentication(pool: dict, client_id: str, user: dict, client_metadata: dict | None) -> None:
    request = {"userAttributes": stored_attributes(user), "newDeviceUsed": False}
    if client_metadata:
        request["clientMetadata"] = client_metadata
    event = trigger_event(pool, "PostAuthentication_Authentication", user["Username"], client_id, request)
    invoke_trigger(pool, "PostAuthentication", event)
