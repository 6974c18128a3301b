"""Records what CloudFormation deploys: every resource's ARN, and the statements of every policy, by their logical ids.

For auth_needed, which asks of each statement whether a recorded request depends on it.
"""
import json

import ministack.services.dynamodb as dynamodb
import ministack.services.iam as iam
import ministack.services.kms as kms
import ministack.services.lambda_svc as lambda_svc
import ministack.services.sqs as sqs
from ministack.core.iam_evaluator import _resolve_managed_policy_document
from ministack.core.responses import get_account_id
from ministack.services.cloudformation import provisioners, stacks

from .auth_record import write


def install() -> None:
    provision, update = provisioners._provision_resource, provisioners._update_resource

    def provision_and_record(resource_type, logical_id, props, stack_name, *rest, **more):
        result = provision(resource_type, logical_id, props, stack_name, *rest, **more)
        _record(stack_name, logical_id, resource_type, props, result)
        return result

    def update_and_record(resource_type, physical_id, old_props, new_props, stack_name, *rest, **more):
        result = update(resource_type, physical_id, old_props, new_props, stack_name, *rest, **more)
        logical_id = more.get("logical_id") or next((part for part in rest if isinstance(part, str)), "")
        if old_props != new_props:
            _record(stack_name, logical_id, resource_type, new_props, result)
        return result

    for module in (provisioners, stacks):
        module._provision_resource, module._update_resource = provision_and_record, update_and_record


def _record(stack: str, logical_id: str, resource_type: str, props: dict, result: tuple) -> None:
    physical_id, attributes = result[0], result[1] or {}
    holders = _HOLDERS.get(resource_type)
    write({"deployed": {
        "stack": stack, "id": logical_id, "type": resource_type, "physicalId": physical_id, "arn": attributes.get("Arn"),
        "policies": [{"holder": holder, "statements": _statements(document)}
                     for holder, document in (holders(props, physical_id, attributes) if holders else [])],
    }})


def _statements(document) -> list[dict]:
    document = json.loads(document) if isinstance(document, str) else document or {}
    statements = document.get("Statement", [])
    return statements if isinstance(statements, list) else [statements]


def _role(props, name, _attributes):
    inline = [policy["PolicyDocument"] for policy in props.get("Policies") or []]
    managed = [_resolve_managed_policy_document(arn, get_account_id()) for arn in props.get("ManagedPolicyArns") or []]
    own = [(f"role {name}", document) for document in (*inline, *managed) if document]
    return [(iam._roles[name]["Arn"], props["AssumeRolePolicyDocument"]), *own]


def _permission(props, _physical_id, _attributes):
    """AddPermission makes the statement."""
    name, _ = lambda_svc._resolve_name_and_qualifier(props["FunctionName"])
    return [(name, {"Statement": [lambda_svc._functions[name]["policy"]["Statement"][-1]]})]


# Of each kind of policy: who has it, and the document.
_HOLDERS = {
    "AWS::IAM::Role": _role,
    "AWS::IAM::Policy": lambda props, *_: [(f"role {role}", props["PolicyDocument"]) for role in props["Roles"]],
    "AWS::SQS::QueuePolicy": lambda props, *_: [
        (sqs._get_q(url)["attributes"]["QueueArn"], props["PolicyDocument"]) for url in props["Queues"]],
    "AWS::SNS::TopicPolicy": lambda props, *_: [(arn, props["PolicyDocument"]) for arn in props["Topics"]],
    "AWS::S3::BucketPolicy": lambda props, *_: [(f"arn:aws:s3:::{props['Bucket']}", props["PolicyDocument"])],
    "AWS::KMS::Key": lambda _props, key_id, _: [(kms._resolve_key(key_id)["Arn"], kms._resolve_key(key_id)["Policy"])],
    "AWS::DynamoDB::Table": lambda props, name, _: [
        (dynamodb._tables[name]["TableArn"], (props.get("ResourcePolicy") or {}).get("PolicyDocument"))],
    "AWS::Logs::ResourcePolicy": lambda props, *_: [("logs", props["PolicyDocument"])],
    "AWS::Lambda::Permission": _permission,
}
