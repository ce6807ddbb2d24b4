"""One request, put in full."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.contract.access import Access
from tests.contract.world import World


@dataclass(frozen=True)
class Ask:
    """``has`` is what there is to be seen by whom the answer is for."""

    path: str = "/"
    json: object = None
    data: bytes | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    has: str = ""


Rows: TypeAlias = dict[str, tuple[Callable[[World], Ask], Access]]
"""By method and path as the function's document has them; ``?`` begins what tells rows of one route apart."""
