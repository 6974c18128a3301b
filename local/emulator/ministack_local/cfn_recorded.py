"""AWS::EventSchemas::Registry, AWS::EventSchemas::Schema and AWS::Logs::QueryDefinition, recorded and nothing more.

MiniStack refuses a whole stack for one type that it does not know.
AWS keeps them; here Ref and GetAtt answer as on AWS, and there is no API for what was recorded.
"""
from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import provisioners


def install() -> None:
    for kind, answer in (
        ("EventSchemas::Registry", _registry),
        ("EventSchemas::Schema", _schema),
        ("Logs::QueryDefinition", _query_definition),
    ):
        provisioners._RESOURCE_HANDLERS[f"AWS::{kind}"] = _handlers(answer)


def _handlers(answer) -> dict:
    def create(logical_id, props, stack_name):
        return answer(provisioners._physical_name(stack_name, logical_id, max_len=64), props)

    def update(physical_id, _old_props, new_props, _stack_name):
        return physical_id, answer(physical_id.rpartition("/")[2], new_props)[1]

    return {"create": create, "update": update, "delete": lambda physical_id, props: None}


def _registry(name, props):
    name = props.get("RegistryName") or name
    arn = _arn(f"registry/{name}")
    return arn, {"RegistryArn": arn, "RegistryName": name}


def _schema(name, props):
    name = props.get("SchemaName") or name
    arn = _arn(f"schema/{props['RegistryName']}/{name}")
    return arn, {"SchemaArn": arn, "SchemaName": name, "SchemaVersion": "1"}


def _query_definition(name, _props):
    return name, {"QueryDefinitionId": name}


def _arn(resource: str) -> str:
    return f"arn:aws:schemas:{get_region()}:{get_account_id()}:{resource}"
