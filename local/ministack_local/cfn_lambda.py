"""ReservedConcurrentExecutions and DeadLetterConfig of a template's AWS::Lambda::Function count.

MiniStack ignores both in CloudFormation, though its Lambda API honours them.
AWS: an invocation over the reserved number is throttled; a failed asynchronous invocation ends in the dead-letter
queue after its retries, see lambda_async.
"""
import ministack.services.lambda_svc as lambda_svc
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS


def install() -> None:
    handlers = _RESOURCE_HANDLERS["AWS::Lambda::Function"]
    create, update = handlers["create"], handlers["update"]

    def create_completely(logical_id, props, stack_name):
        return _completed(create(logical_id, props, stack_name), props)

    def update_completely(physical_id, old_props, new_props, *rest):
        return _completed(update(physical_id, old_props, new_props, *rest), new_props)

    handlers.update(create=create_completely, update=update_completely)


def _completed(provisioned: tuple, props: dict) -> tuple:
    function = lambda_svc._functions[provisioned[0]]
    reserved = props.get("ReservedConcurrentExecutions")
    function["concurrency"] = None if reserved is None else int(reserved)
    function["config"].pop("DeadLetterConfig", None)
    if props.get("DeadLetterConfig"):
        function["config"]["DeadLetterConfig"] = props["DeadLetterConfig"]
    return provisioned
