"""A check of what is stored, or a backup, as it is kept."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pydantic import Field

from functions.shared.models.wire import Id, Wire

LEASE_MS: Final = 120_000
"""Longer than any part of a task takes before the lease is renewed."""
MOST_BREAKS: Final = 3
BROKEN_OFF: Final = f"What worked on it ended {MOST_BREAKS} times before it was done."


class Kind(StrEnum):
    CHECK = "check"
    BACKUP = "backup"


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


OPEN: Final = (State.WAITING, State.RUNNING)


class Task(Wire):
    """``counts``: what it has come to, by name. ``by``: who began it; None is the machine's own command."""

    id: Id = Field(alias="_id")
    kind: Kind
    state: State = State.WAITING
    created_at: int
    started_at: int | None = None
    finished_at: int | None = None
    by: str | None = None
    repair: bool = False
    counts: Mapping[str, int] = {}
    reason: str | None = None
    cursor: str | None = None
    holder: str | None = None
    lease_until: int = 0
    breaks: int = 0
    """How often its holder has ended in the middle since it last came on."""
    rev: int = 0

    def counted(self, more: Mapping[str, int]) -> Mapping[str, int]:
        names = dict.fromkeys([*self.counts, *more])
        return {name: self.counts.get(name, 0) + more.get(name, 0) for name in names}

    def is_held_by(self, holder: str | None) -> bool:
        return self.state is State.RUNNING and self.holder == holder

    @property
    def has_ended(self) -> bool:
        return self.state not in OPEN

    def claimed(self, holder: str, now: int) -> "Task | None":
        """None where somebody holds it. Failed, if those who held it keep ending in the middle."""
        if self.has_ended or self.lease_until > now:
            return None
        breaks = self.breaks + (self.state is State.RUNNING)
        if breaks >= MOST_BREAKS:
            return self.ended(BROKEN_OFF, now)
        told = {"state": State.RUNNING, "holder": holder, "lease_until": now + LEASE_MS, "breaks": breaks}
        return self.model_copy(update=told | {"started_at": self.started_at or now})

    def ended(self, reason: str | None, now: int) -> "Task":
        state = State.DONE if reason is None else State.FAILED
        told = {"state": state, "finished_at": now, "reason": reason, "cursor": None, "lease_until": 0}
        return self.model_copy(update=told)
