"""Whether CloudTrail hands a record to EventBridge: only while a trail logs it.

MiniStack keeps trails and their event selectors, but nothing depends on them.
AWS: the default bus gets CloudTrail's records only if a trail of the account logs in that Region; management
events, and of these read-only ones and the others, are a choice of its event selectors.
Selectors that leave out single services or calls are not looked at.
"""
import ministack.services.cloudtrail as cloudtrail
from ministack.core.responses import get_account_id


def is_logged(read_only: bool) -> bool:
    return any(
        trail.get("IsLogging") and any(_selects(selector, read_only) for selector in _selectors(region, name))
        for region, name, trail in cloudtrail._visible_trail_items())


def _selectors(region: str, name: str) -> list:
    return cloudtrail._event_selectors.get_scoped(get_account_id(), region, name,
                                                  cloudtrail._DEFAULT_EVENT_SELECTORS)


def _selects(selector: dict, read_only: bool) -> bool:
    if "FieldSelectors" in selector:
        fields = {field["Field"]: field.get("Equals") for field in selector["FieldSelectors"]}
        return ("Management" in (fields.get("eventCategory") or [])
                and fields.get("readOnly") in (None, [str(read_only).lower()]))
    return selector.get("IncludeManagementEvents", True) and selector.get("ReadWriteType", "All") in (
        "All", "ReadOnly" if read_only else "WriteOnly")
