"""Whose objects a caller may read and write."""

from typing import Literal

from functions.shared.access.callers import Caller
from functions.shared.errors import NotFound
from functions.shared.models.keys import KEY_FORM, ORIGINALS, ObjectKey


def require_access(caller: Caller, key: str, action: Literal["read", "write"]) -> ObjectKey:
    """Raises NotFound unless the caller may: a function as its user, or all where it acts for nobody.

    Raises Invalid for a key that nobody could write, NotFound if it is only read.
    """
    if action == "read" and not KEY_FORM.fullmatch(key):
        raise NotFound(f"There is no object {key}.")
    parsed = ObjectKey.parse(key)
    is_owner = caller.user_name == parsed.owner or (caller.function is not None and caller.user_name is None)
    may_write = caller.function is not None or parsed.area == ORIGINALS
    if not is_owner or (action == "write" and not may_write):
        raise NotFound(f"There is no object {key}, or it is not yours.")
    return parsed
