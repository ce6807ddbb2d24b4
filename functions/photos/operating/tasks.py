"""What whoever runs the album has begun, and how it ended: checks of what is stored, and backups."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from pydantic import Field

from functions.shared.errors import Conflict
from functions.shared.models.wire import Id, Wire, new_id
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

TASKS: Final = CollectionSpec(
    "tasks", indexes=(("kind", "createdAt", "_id"), ("state", "createdAt", "_id"), ("createdAt", "_id"))
)
KEEPERS: Final = CollectionSpec("keepers")
LEASE_MS: Final = 120_000
"""Longer than any part of a task takes before the lease is renewed."""
SEEN_MS: Final = 180_000
NOTED_EVERY_MS: Final = 60_000
KEPT: Final = 200
"""Tasks of which is told; older ones are forgotten."""


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
    rev: int = 0

    def counted(self, more: Mapping[str, int]) -> Mapping[str, int]:
        names = dict.fromkeys([*self.counts, *more])
        return {name: self.counts.get(name, 0) + more.get(name, 0) for name in names}


class Keeper(Wire):
    """A process that takes backups when it is asked to; ``seen_at`` tells that it is still there."""

    id: str = Field(alias="_id")
    seen_at: int
    rev: int = 0


class Tasks:
    def __init__(self, store: MetadataStore, clock: Callable[[], int]) -> None:
        self._tasks = Records(Task, store.collection(TASKS))
        self._keepers = Records(Keeper, store.collection(KEEPERS))
        self._clock = clock

    def begin(self, kind: Kind, by: str | None, *, repair: bool = False) -> Task:
        """Raises Conflict where one of its kind is under way."""
        self._refuse_second(self.open(kind))
        task = Task(id=new_id(), kind=kind, created_at=self._clock(), by=by, repair=repair)
        self._tasks.add(task)
        others = [other for other in self.open(kind) if other.id != task.id]
        if any((other.created_at, other.id) < (task.created_at, task.id) for other in others):
            # Begun in the same moment: of two the earlier one stays.
            self._tasks.remove(task.id)
            self._refuse_second(others)
        return task

    def add_done(self, kind: Kind, counts: Mapping[str, int], reason: str | None, *, repair: bool) -> Task:
        """What a command of the machine has done by itself."""
        now, state = self._clock(), State.DONE if reason is None else State.FAILED
        task = Task(
            id=new_id(),
            kind=kind,
            state=state,
            created_at=now,
            finished_at=now,
            repair=repair,
            counts=dict(counts),
            reason=reason,
        )
        self._tasks.add(task)
        return task

    def page(self, limit: int, after: Cursor | None) -> list[Task]:
        """Newest first."""
        return self._tasks.find(Query(), limit, after)

    def open(self, kind: Kind) -> list[Task]:
        states = [state.value for state in OPEN]
        return self._tasks.find(Query(equal={"kind": kind.value}, among={"state": states}), KEPT)

    def claim(self, kind: Kind, holder: str) -> Task | None:
        """One that waits, or whose holder has gone; its lease runs from now on."""
        for task in self.open(kind):
            held = self._tasks.change(task.id, lambda stored: _claimed(stored, holder, self._clock()))
            if held is not None:
                return held
        return None

    def advance(self, task: Task, counts: Mapping[str, int], cursor: str | None) -> Task | None:
        """With what a part of it has come to; None where another has it by now."""

        def advanced(stored: Task) -> Task | None:
            if stored.holder != task.holder or stored.state is not State.RUNNING:
                return None
            lease = self._clock() + LEASE_MS
            told = {"counts": stored.counted(counts), "cursor": cursor, "lease_until": lease}
            return stored.model_copy(update=told)

        return self._tasks.change(task.id, advanced)

    def finish(self, task: Task, counts: Mapping[str, int], reason: str | None = None) -> None:
        """``reason``: why it failed."""

        def finished(stored: Task) -> Task | None:
            if stored.holder != task.holder or stored.state is not State.RUNNING:
                return None
            told = {
                "state": State.DONE if reason is None else State.FAILED,
                "finished_at": self._clock(),
                "counts": stored.counted(counts),
                "reason": reason,
                "cursor": None,
                "lease_until": 0,
            }
            return stored.model_copy(update=told)

        self._tasks.change(task.id, finished)

    def forget_old(self) -> None:
        if len(newest := self.page(KEPT, None)) < KEPT:
            return
        last = Cursor(newest[-1].created_at, newest[-1].id)
        for task in self.page(KEPT, last):
            if task.state not in OPEN:
                self._tasks.remove(task.id)

    def note_keeper(self) -> None:
        """Somebody is there who takes backups."""
        now, name = self._clock(), Kind.BACKUP.value
        if (known := self._keepers.get(name)) is None:
            self._keepers.add(Keeper(id=name, seen_at=now))
        elif known.seen_at + NOTED_EVERY_MS <= now:
            self._keepers.replace(known.model_copy(update={"seen_at": now}))

    def has_keeper(self) -> bool:
        known = self._keepers.get(Kind.BACKUP.value)
        return known is not None and known.seen_at + SEEN_MS > self._clock()

    @staticmethod
    def _refuse_second(others: list[Task]) -> None:
        if others:
            raise Conflict("One is under way already.")


def _claimed(task: Task, holder: str, now: int) -> Task | None:
    if task.state not in OPEN or task.lease_until > now:
        return None
    told = {"state": State.RUNNING, "holder": holder, "lease_until": now + LEASE_MS}
    return task.model_copy(update=told | {"started_at": task.started_at or now})
