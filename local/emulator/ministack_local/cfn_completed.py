"""For resources of a template whose provisioner in MiniStack ignores some of the properties."""
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS


def complete(resource_type: str, completed) -> None:
    """After each creation and update, `completed(provisioned, props)` adds missing attributes and returns `provisioned`."""
    handlers = _RESOURCE_HANDLERS[resource_type]
    create, update = handlers["create"], handlers["update"]

    def create_completely(logical_id, props, stack_name):
        return completed(create(logical_id, props, stack_name), props)

    def update_completely(physical_id, old_props, new_props, *rest):
        return completed(update(physical_id, old_props, new_props, *rest), new_props)

    handlers.update(create=create_completely, update=update_completely)
