"""ReservedConcurrentExecutions and DeadLetterConfig of a template's AWS::Lambda::Function count.

MiniStack ignores both in CloudFormation, though its Lambda API honours them.
AWS: an invocation over the reserved number is throttled; a failed asynchronous invocation ends in the dead-letter
queue after its retries, see lambda_async.
"""
import ministack.services.lambda_svc as lambda_svc

from .cfn_completed import complete


def install() -> None:
    complete("AWS::Lambda::Function", _completed)


def _completed(provisioned: tuple, props: dict) -> tuple:
    function = lambda_svc._functions[provisioned[0]]
    reserved = props.get("ReservedConcurrentExecutions")
    function["concurrency"] = None if reserved is None else int(reserved)
    function["config"].pop("DeadLetterConfig", None)
    if props.get("DeadLetterConfig"):
        function["config"]["DeadLetterConfig"] = props["DeadLetterConfig"]
    return provisioned
