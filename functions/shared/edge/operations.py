"""What a function can be asked for: one method of one route, with the types of what it takes and gives."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, TypeAlias

from pydantic import BaseModel

from functions.shared.access.callers import Scope
from functions.shared.access.credentials import SAFE_METHODS
from functions.shared.edge.admission import Resume
from functions.shared.edge.parameters import Header
from functions.shared.edge.rates import Rate

Body: TypeAlias = type[BaseModel] | Mapping[str, Any] | Sequence[str] | None
"""A JSON model, or what a raw body may be: types by media type, or media types alone; or nothing."""


@dataclass(frozen=True)
class Operation:
    """``Operation("GET", "/<id>", "A photo", answers={200: Photo})``, as it is served and documented.

    ``scope`` is what an API key needs: by default to read for safe methods, to write for others. ``shares``:
    also for who has opened a link; it is the view that looks whether the link's share stands and reaches so
    far. ``resume``: a large body may come in several calls.
    """

    method: str
    rule: str
    summary: str
    _: KW_ONLY
    answers: Mapping[int, Any]
    body: Body = None
    body_required: bool = True
    query: type[BaseModel] | None = None
    signed_in: bool = True
    scope: Scope | None = None
    shares: bool = False
    rate: Rate | None = None
    errors: Sequence[int] = ()
    headers: Mapping[str, Header] = field(default_factory=dict)
    resume: Resume | None = None

    @property
    def needed_scope(self) -> Scope:
        return self.scope or (Scope.READ if self.method in SAFE_METHODS else Scope.WRITE)
