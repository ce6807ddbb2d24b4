"""Whether the functions and their stores are there, and by what photos are looked at now."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from functions.photos.workflow.versions import current_versions
from functions.shared.errors import AlbumError, Unavailable
from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Health, Wire
from functions.shared.replies import understood

ASK_SECONDS: Final = 5.0
OTHERS: Final = ("accounts", "albums", "recognition", "recognition-web", "storage", "thumbnail")
"""All but this one, which answers by itself: a call to itself could wait for its own threads."""
HEALTH: Final = TypeAdapter(Health)


class FunctionHealth(Wire):
    """``missing``: what it needs and has not, such as a store. ``detail``: what is wrong, if something is."""

    function: str
    is_well: bool
    missing: tuple[str, ...]
    detail: str | None


class Versions(Wire):
    """Of what makes the results of each step now; null where that cannot be asked, and why."""

    versions: dict[StepName, str] | None
    detail: str | None


@dataclass(frozen=True)
class AlbumHealth:
    gateway: GatewayClient

    def of_functions(self, own_missing: tuple[str, ...]) -> list[FunctionHealth]:
        """``own_missing``: what photos itself lacks."""
        with ThreadPoolExecutor(len(OTHERS), "health") as pool:
            asked = [pool.submit(copy_context().run, self._of, function) for function in OTHERS]
            others = [each.result() for each in asked]
        detail = f"Not there: {', '.join(own_missing)}." if own_missing else None
        own = FunctionHealth(function="photos", is_well=not own_missing, missing=own_missing, detail=detail)
        return sorted([*others, own], key=lambda each: each.function)

    def versions(self) -> Versions:
        try:
            return Versions(versions=dict(current_versions(self.gateway)), detail=None)
        except AlbumError as error:
            return Versions(versions=None, detail=error.detail)

    def _of(self, function: str) -> FunctionHealth:
        try:
            reply = self.gateway.call(function, Request("GET", "/healthz", ASK_SECONDS))
            understood(HEALTH, function, reply)
        except AlbumError as error:
            missing = (error.what,) if isinstance(error, Unavailable) else ()
            return FunctionHealth(function=function, is_well=False, missing=missing, detail=error.detail)
        return FunctionHealth(function=function, is_well=True, missing=(), detail=None)
