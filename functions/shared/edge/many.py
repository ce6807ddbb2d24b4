"""What is told of a call that does something to many photos, each for itself."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, TypeAlias

from flask import Response
from pydantic import Field

from functions.shared.edge.answers import answer
from functions.shared.models.wire import Id, Wire

MOST_AT_ONCE: Final = 1_000
Ids: TypeAlias = Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_AT_ONCE)]


class NotDone(Wire):
    """``at`` is the place among the ids that were asked for, from 0."""

    at: int
    detail: str


class ManyDone(Wire):
    changed: int
    failed: tuple[NotDone, ...]


def told(ids: Sequence[str], failed: Mapping[str, str]) -> Response:
    """``failed``: the reasons, by the ids."""
    not_done = tuple(NotDone(at=ids.index(id), detail=detail) for id, detail in failed.items())
    return answer(ManyDone(changed=len(set(ids)) - len(failed), failed=not_done))
