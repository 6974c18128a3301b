"""Start MiniStack with every extension installed.

    BIND_HOST=127.0.0.1 MINISTACK_HOST=127.0.0.1 GATEWAY_PORT=4566 python -m ministack_local
"""
from importlib.metadata import version

from . import (
    api_call, cognito_checks, cognito_post_confirmation, cognito_pre_sign_up, cognito_pre_token, cognito_sign_in,
    event_targets, lambda_environment, put_events, sqs_event_source,
)

SUPPORTED = "1.5.33"

# Order matters for the first two, which wrap the same function: the later one runs first.
EXTENSIONS = (
    cognito_checks, api_call,
    cognito_pre_sign_up, cognito_post_confirmation, cognito_sign_in, cognito_pre_token,
    put_events, event_targets,
    sqs_event_source, lambda_environment,
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
