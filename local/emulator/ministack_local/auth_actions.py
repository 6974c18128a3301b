"""The action and the resource of a call, as IAM names them.

MiniStack takes SQS's calls for a batch for actions of their own, the ARN of a cluster in a path and that of a parameter for
their names, and a bus for a rule.
AWS: SendMessageBatch, DeleteMessageBatch and ChangeMessageVisibilityBatch are allowed by the action for one message.
"""
import json
import re
from urllib.parse import unquote

from ministack.core import iam_actions

_CLUSTER = re.compile(r"/clusters/(arn:[^?]+?)(?:/bootstrap-brokers)?$")
_OF_BUS = re.compile(r"\.(Describe|Create|Update|Delete)EventBus$")


def install() -> None:
    action_of, resource_of = iam_actions.extract_iam_action, iam_actions.extract_resource_arn

    def action_for_one(service, *request):
        action = action_of(service, *request)
        return action.removesuffix("Batch") if action and service == "sqs" else action

    def resource_of_call(service, method, path, headers, body, query_params, region, account_id):
        cluster = _CLUSTER.search(unquote(path)) if service == "kafka" else None
        if cluster:
            return cluster.group(1)
        if service == "events" and _OF_BUS.search(headers.get("x-amz-target", "")):
            name = json.loads(body or b"{}").get("Name") or "default"
            return name if name.startswith("arn:") else f"arn:aws:events:{region}:{account_id}:event-bus/{name}"
        resource = resource_of(service, method, path, headers, body, query_params, region, account_id)
        return resource.partition(":parameter/")[2] if ":parameter/arn:" in resource else resource

    iam_actions.extract_iam_action, iam_actions.extract_resource_arn = action_for_one, resource_of_call
