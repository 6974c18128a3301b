"""AWS::MSK::ServerlessCluster, which GetBootstrapBrokers then answers for.

MiniStack has clusters in its API, but refuses every type of MSK in CloudFormation.
AWS: a serverless cluster has only the listener for IAM. Here its servers are those of MINISTACK_MSK_BOOTSTRAP_SASL_IAM,
or a name that does not resolve: no local Kafka supports MSK's IAM.
"""
import json

import ministack.services.msk as msk
from ministack.services.cloudformation import provisioners

_SERVERLESS = "SERVERLESS"


def install() -> None:
    provisioners._RESOURCE_HANDLERS["AWS::MSK::ServerlessCluster"] = {
        "create": _create, "update": _update, "delete": _delete}
    of_any = msk._get_bootstrap_brokers

    def get_bootstrap_brokers(arn):
        answer = of_any(arn)
        if msk._clusters.get(arn, {}).get("ClusterType") != _SERVERLESS:
            return answer
        servers = msk._bootstrap_strings(msk._clusters[arn]["ClusterName"])
        return msk._json({"BootstrapBrokerStringSaslIam": servers["BootstrapBrokerStringSaslIam"]})

    msk._get_bootstrap_brokers = get_bootstrap_brokers


def _create(_logical_id, props, _stack_name):
    status, _headers, body = msk._create_cluster(
        json.dumps({"clusterName": props["ClusterName"], "tags": props.get("Tags", {})}))
    answer = json.loads(body)
    if status >= 400:
        raise ValueError(answer["Message"])
    arn = next(arn for arn, cluster in msk._clusters.items() if cluster["ClusterName"] == props["ClusterName"])
    msk._clusters[arn]["ClusterType"] = _SERVERLESS
    return arn, {"Arn": arn}


def _update(physical_id, _old_props, _new_props, _stack_name):
    return physical_id, {"Arn": physical_id}


def _delete(physical_id, _props):
    msk._delete_cluster(physical_id)
