"""What whoever runs the album has begun, and how it ended: checks of what is stored, and backups."""

from collections.abc import Callable, Mapping
from typing import Final

from pydantic import Field

from functions.photos.operating.task import LEASE_MS, OPEN, Kind, State, Task
from functions.shared.errors import Conflict
from functions.shared.models.wire import Wire, new_id
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

TASKS: Final = CollectionSpec(
    "tasks", indexes=(("kind", "createdAt", "_id"), ("state", "createdAt", "_id"), ("createdAt", "_id"))
)
KEEPERS: Final = CollectionSpec("keepers")
SEEN_MS: Final = 180_000
NOTED_EVERY_MS: Final = 60_000
KEPT: Final = 200
"""Tasks of which is told; older ones are forgotten, but for the last of each kind."""
KEEPER_GONE: Final = "The process that takes backups is gone."


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
        now = self._clock()
        begun = Task(id=new_id(), kind=kind, created_at=now, repair=repair, counts=dict(counts))
        task = begun.ended(reason, now)
        self._tasks.add(task)
        return task

    def page(self, limit: int, after: Cursor | None) -> list[Task]:
        """Newest first."""
        return self._tasks.find(Query(), limit, after)

    def open(self, kind: Kind) -> list[Task]:
        states = [state.value for state in OPEN]
        return self._tasks.find(Query(equal={"kind": kind.value}, among={"state": states}), KEPT)

    def last(self, kind: Kind) -> Task | None:
        """That has ended, well or not."""
        states = [state.value for state in State if state not in OPEN]
        found = self._tasks.find(Query(equal={"kind": kind.value}, among={"state": states}), 1)
        return found[0] if found else None

    def claim(self, kind: Kind, holder: str) -> Task | None:
        """One that waits, or whose holder has gone; its lease runs from now on."""
        for task in self.open(kind):
            held = self._tasks.change(task.id, lambda stored: stored.claimed(holder, self._clock()))
            if held is not None and not held.has_ended:
                return held
        return None

    def put_back(self, task: Task) -> None:
        """What it needs is away: it waits for as long as a lease lasts."""
        told = {"state": State.WAITING, "holder": None, "lease_until": self._clock() + LEASE_MS}
        self._change_held(task, lambda stored: stored.model_copy(update=told))

    def advance(self, task: Task, counts: Mapping[str, int], cursor: str | None) -> Task | None:
        """With what a part of it has come to; None where another has it by now."""
        told = {"cursor": cursor, "lease_until": self._clock() + LEASE_MS, "breaks": 0}
        return self._change_held(
            task, lambda stored: stored.model_copy(update=told | {"counts": stored.counted(counts)})
        )

    def hold(self, task: Task) -> None:
        """Its lease runs from now on, though it has not come on."""
        told = {"lease_until": self._clock() + LEASE_MS}
        self._change_held(task, lambda stored: stored.model_copy(update=told))

    def finish(self, task: Task, counts: Mapping[str, int], reason: str | None = None) -> None:
        """``reason``: why it failed."""
        now = self._clock()
        self._change_held(
            task,
            lambda stored: stored.model_copy(update={"counts": stored.counted(counts)}).ended(reason, now),
        )

    def _change_held(self, task: Task, change: Callable[[Task], Task]) -> Task | None:
        """None where another has it by now, or it has ended."""
        return self._tasks.change(
            task.id, lambda stored: change(stored) if stored.is_held_by(task.holder) else None
        )

    def forget_old(self) -> None:
        if len(newest := self.page(KEPT, None)) < KEPT:
            return
        last = Cursor(newest[-1].created_at, newest[-1].id)
        kept = {task.id for kind in Kind if (task := self.last(kind)) is not None}
        for task in self.page(KEPT, last):
            if task.has_ended and task.id not in kept:
                self._tasks.remove(task.id)

    def end_abandoned(self) -> None:
        """Backups that nobody is there to take; checks are taken up by the sweep."""
        if self.has_keeper():
            return

        def abandoned(stored: Task) -> Task | None:
            now = self._clock()
            if stored.has_ended or max(stored.lease_until, stored.created_at + SEEN_MS) > now:
                return None
            return stored.ended(KEEPER_GONE, now)

        for task in self.open(Kind.BACKUP):
            self._tasks.change(task.id, abandoned)

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
