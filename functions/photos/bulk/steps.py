"""One step of a job: photos are looked for, what is to become of them is written down, then it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Protocol

from functions.photos.bulk.changes import done, entry_for, undone
from functions.photos.library.filter import PhotoFilter
from functions.photos.library.visible import VisiblePhotos
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError, Conflict, Invalid
from functions.shared.models.job import Entry, Job, JobStep
from functions.shared.models.photo import Photo
from functions.shared.stores.records.jobs import JobRecords
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.search import Mark, Order

PHOTOS_A_STEP: Final = 100
FIRST: Final = 0
"""The first of ids, or the first step of the job that is undone."""


class EntryChange(Protocol):
    def __call__(self, photo: Photo, entry: Entry, now: int) -> Photo: ...


@dataclass
class Planned:
    """``after`` is None where the list is at its end."""

    entries: list[Entry] = field(default_factory=list)
    seen: int = 0
    failed: int = 0
    after: tuple[int, str] | None = None


@dataclass(frozen=True)
class JobSteps:
    jobs: JobRecords
    photos: PhotoRecords
    visible: VisiblePhotos
    clock: Callable[[], int]

    def take(self, job: Job) -> JobStep:
        """The job's next step, to its end; may be repeated.

        Raises what the album's door does, with nothing done, and Conflict where another is at it.
        """
        caller = Caller(job.user_name)
        self._require_open(caller, job)
        step = self.jobs.step(job.id, job.step)
        if step is None:
            planned = self._planned(caller, job)
            step = JobStep(
                id=JobStep.id_of(job.id, job.step),
                job_id=job.id,
                created_at=self.clock(),
                entries=tuple(planned.entries),
                seen=planned.seen,
                failed=planned.failed,
                after=planned.after,
            )
            if not self.jobs.add_step(step):
                raise Conflict("Another process is at this step.")
        change = undone if job.undoes else done
        self._each(step.entries, change)
        try:
            self._require_open(caller, job)
        except AlbumError:
            # What came into an album that was deleted meanwhile must not go with it.
            self._each(step.entries, done if job.undoes else undone)
            raise
        return step

    def _each(self, entries: Sequence[Entry], change: EntryChange) -> None:
        for entry in entries:
            self.photos.change(entry.photo_id, self._unless_deleted(partial(change, entry=entry)))

    def _unless_deleted(self, change: Callable[..., Photo]) -> Callable[[Photo], Photo | None]:
        return lambda photo: None if photo.deleting else change(photo, now=self.clock())

    def _require_open(self, caller: Caller, job: Job) -> None:
        if job.action.add_to is not None:
            self.visible.door.require_addable(caller, job.action.add_to)

    def _planned(self, caller: Caller, job: Job) -> Planned:
        if job.undoes is not None:
            return self._undoing(job, job.undoes)
        return self._of_ids(job, job.ids) if job.ids is not None else self._found(caller, job)

    def _of_ids(self, job: Job, ids: Sequence[str]) -> Planned:
        begin = job.after[0] if job.after else FIRST
        some = ids[begin : begin + PHOTOS_A_STEP]
        end = begin + len(some)
        planned = Planned(seen=len(some), after=(end, "") if end < len(ids) else None)
        for photo_id in some:
            self._plan(planned, job, photo_id)
        return planned

    def _found(self, caller: Caller, job: Job) -> Planned:
        """Newest first, of what was there when the job began: what no longer is found lies behind."""
        after = Mark(job.after[0], job.after[1]) if job.after else Mark(job.created_at + 1, "")
        found = self.visible.page(caller, filter_of(job), PHOTOS_A_STEP, after)
        planned = Planned(seen=len(found))
        for each in found:
            self._plan(planned, job, each.id)
        if len(found) == PHOTOS_A_STEP:
            planned.after = (found[-1].created_at, found[-1].id)
        return planned

    def _plan(self, planned: Planned, job: Job, photo_id: str) -> None:
        photo = self.photos.there(job.user_name, photo_id)
        if photo is None:
            planned.failed += 1
            return
        try:
            entry = entry_for(photo, job.action, self.visible.door.albums.open_among, self.clock())
        except (Conflict, Invalid):
            planned.failed += 1
            return
        if entry is not None:
            planned.entries.append(entry)

    def _undoing(self, job: Job, undoes: str) -> Planned:
        number = job.after[0] if job.after else FIRST
        step = self.jobs.step(undoes, number)
        if step is None:
            return Planned()
        return Planned(list(step.entries), len(step.entries), after=(number + 1, ""))


def filter_of(job: Job) -> PhotoFilter:
    return PhotoFilter(q=job.q or "", taken=job.taken, album_id=job.album_id, order=Order.CREATED)
