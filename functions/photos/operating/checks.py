"""Checks of what is stored, worked off a part at a time in a thread that is there while there is one."""

import threading
from collections.abc import Callable, Mapping
from typing import Final

from functions.photos.operating.task import Kind, Task
from functions.photos.operating.tasks import Tasks
from functions.photos.upkeep.findings import Position, Report
from functions.photos.upkeep.integrity import IntegrityCheck, Wanted
from functions.shared.background import Start, in_a_thread
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.wire import new_id

GIVEN_UP_MS: Final = 86_400_000
"""A check that a store or a function keeps from going on for so long after its beginning has failed."""


class CheckRunner:
    """A check outlives its process: it is a record, which the sweep takes up when its lease has run out."""

    def __init__(
        self,
        tasks: Tasks,
        integrity: IntegrityCheck,
        clock: Callable[[], int],
        start: Start = in_a_thread,
    ) -> None:
        self._tasks = tasks
        self._integrity = integrity
        self._clock = clock
        self._start = start
        self._holder = new_id()
        self._lock = threading.Lock()
        self._is_working = False

    def take_up(self) -> None:
        with self._lock:
            if self._is_working or not self._tasks.open(Kind.CHECK):
                return
            self._is_working = True
        self._start(self._work_off)

    def forget_old(self) -> None:
        self._tasks.end_abandoned()
        self._tasks.forget_old()

    def _work_off(self) -> None:
        try:
            while (task := self._tasks.claim(Kind.CHECK, self._holder)) is not None:
                self._run(task)
        except AlbumError as error:
            log.warning("check left to the sweep", reason=error.detail)
        finally:
            with self._lock:
                self._is_working = False

    def _run(self, task: Task) -> None:
        wanted = Wanted(None, repair=task.repair, checksums=False)
        going: Task | None = task
        while going is not None:
            try:
                report = self._integrity.run(wanted, Position.parse(going.cursor))
            except AlbumError as error:
                if self._clock() < going.created_at + GIVEN_UP_MS and error.transient:
                    self._tasks.put_back(going)
                    raise
                self._tasks.finish(going, {}, error.detail)
                return
            if report.cursor is None:
                self._tasks.finish(going, counts_of(report))
                return
            going = self._tasks.advance(going, counts_of(report), report.cursor)


def counts_of(report: Report) -> Mapping[str, int]:
    """What a check has found, without a word of whose it is."""
    repaired = report.repaired
    return {
        "photos": report.checked_photos,
        "objects": report.checked_objects,
        "orphans": len(report.orphans),
        "missing": len(report.missing),
        "damaged": len(report.damaged),
        "duplicates": len(report.duplicates),
        "miscounted": len(report.miscounted),
        "misfound": len(report.misfound),
        "repaired": sum(
            map(
                len,
                (
                    repaired.orphans,
                    repaired.missing,
                    repaired.damaged,
                    repaired.duplicates,
                    repaired.misfound,
                    report.miscounted,
                ),
            )
        ),
    }
