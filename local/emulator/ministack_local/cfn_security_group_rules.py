"""AWS::EC2::SecurityGroupIngress: a rule of a security group that lets in another group.

MiniStack takes the rules that are in the group's own resource, and refuses this type.
AWS: DescribeSecurityGroups returns the rule with the group until it is deleted. The emulator blocks no traffic.
"""
import ministack.services.ec2 as ec2
from ministack.services.cloudformation import provisioners


def install() -> None:
    provisioners._RESOURCE_HANDLERS["AWS::EC2::SecurityGroupIngress"] = {
        "create": _create, "update": _update, "delete": _delete}


def _create(_logical_id, props, _stack_name):
    group_id, rule = props["GroupId"], provisioners._ec2_sg_permissions([props])[0]
    if group_id not in ec2._security_groups:
        raise ValueError(f"The security group '{group_id}' does not exist")
    rule_id = ec2._sg_rule_id(group_id, False, rule)
    ec2._security_groups[group_id]["IpPermissions"].append({**rule, "SecurityGroupRuleId": rule_id})
    return rule_id, {"Id": rule_id}


def _update(physical_id, old_props, new_props, stack_name):
    _delete(physical_id, old_props)
    return _create(None, new_props, stack_name)


def _delete(physical_id, props):
    group = ec2._security_groups.get(props.get("GroupId"))
    if group:
        rules = group["IpPermissions"]
        group["IpPermissions"] = [rule for rule in rules if rule.get("SecurityGroupRuleId") != physical_id]
