"""Start MiniStack with every extension installed.

    BIND_HOST=127.0.0.1 MINISTACK_HOST=127.0.0.1 GATEWAY_PORT=4566 python -m ministack_local
"""
from importlib.metadata import version
from pathlib import Path
from re import search

from . import (
    api_call, auth_actions, auth_alarms, auth_buses, auth_calls, auth_cognito, auth_event_source, auth_functions, auth_keys,
    auth_policies, auth_rule_targets, auth_tables, auth_trails, auth_transport, bus_control, cfn_alarms, cfn_event_bus, cfn_events,
    cfn_lambda, cfn_msk, cfn_numbers, cfn_recorded, cfn_security_group_rules, cfn_topic, cfn_trail, cloudtrail_api,
    cloudtrail_hosted_ui, cognito_checks, cognito_custom_message, cognito_hosted_ui, cognito_post_confirmation,
    cognito_pre_sign_up, cognito_pre_token, cognito_sign_in, cognito_subs, cognito_update_user_pool, event_rules, event_stores, event_targets, lambda_async,
    lambda_environment, put_events, sqs_batching, sqs_depth, sqs_event_source,
)

# Python 3.10 has no parser of TOML.
SUPPORTED = search(r'"ministack==([^"]+)"', Path(__file__).parents[1].joinpath("pyproject.toml").read_text())[1]

# Order matters where two modules wrap the same function: the later one runs first. CloudTrail's come after api_call,
# so that they also record the calls that a trigger or a policy refused, and cognito_hosted_ui after what it takes off the
# loop. Those of authorization come after what they let happen.
EXTENSIONS = (
    cognito_subs, cognito_checks, cognito_update_user_pool, auth_cognito, api_call,
    cognito_pre_sign_up, cognito_post_confirmation, cognito_sign_in, cognito_custom_message, cognito_pre_token,
    cloudtrail_api, cloudtrail_hosted_ui, cognito_hosted_ui,
    put_events, bus_control, event_rules, event_targets, event_stores, auth_rule_targets, auth_buses,
    sqs_depth, sqs_batching, sqs_event_source, lambda_async, lambda_environment,
    cfn_lambda, cfn_trail, cfn_event_bus, cfn_events, cfn_msk, cfn_security_group_rules, cfn_recorded,
    cfn_alarms, cfn_topic, cfn_numbers,
    auth_transport, auth_actions, auth_calls, auth_keys, auth_event_source, auth_functions, auth_alarms, auth_tables, auth_trails,
    auth_policies,
)


def main() -> None:
    installed = version("ministack")
    if installed != SUPPORTED:
        raise SystemExit(f"ministack_local patches ministack {SUPPORTED}, but {installed} is installed")
    for extension in EXTENSIONS:
        extension.install()
    from ministack.app import main as serve

    serve()


if __name__ == "__main__":
    main()
