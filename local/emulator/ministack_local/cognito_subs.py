"""Subs in the form of us-east-1: not UUIDs of RFC 9562.

MiniStack makes UUIDs of version 4.
AWS: some digits are the same in every sub of a Region, the version digit is 7, and the variant digit is anything (captured
from AWS CloudTrail, September 2026). Here the variant is never the one of RFC 9562, so that a check for a UUID fails at once.
All ids of MiniStack's Cognito take this form, because MiniStack makes them in one function.
"""
import secrets

import ministack.services.cognito as cognito


def install() -> None:
    cognito.new_uuid = _new_sub


def _new_sub() -> str:
    digits = secrets.token_hex(16)
    variant = secrets.choice("01234567cdef")
    return (f"{digits[0]}4{digits[1]}8{digits[2:5]}8-{digits[5:8]}1-70{digits[8:10]}"
            f"-{variant}{digits[10:13]}-{digits[13:25]}")
