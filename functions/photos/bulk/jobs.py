"""Jobs over many photos: begun, looked at, stopped and undone by whose photos they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from functions.photos.bulk.runner import JobRunner, ended
from functions.photos.bulk.steps import filter_of
from functions.photos.finding.language import parse
from functions.photos.library.visible import VisiblePhotos
from functions.shared.access.album_door import NO_PHOTO
from functions.shared.access.callers import Caller
from functions.shared.errors import Conflict, Invalid, NotFound
from functions.shared.models.job import Action, Job, JobState
from functions.shared.models.wire import new_id
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.jobs import JobRecords

MOST_RUNNING: Final = 20
NO_JOB: Final = "There is no such job, or it is not yours."


@dataclass(frozen=True)
class WhichPhotos:
    """Those of these ids, or else what is found."""

    ids: Sequence[str] | None = None
    q: str | None = None
    taken: str | None = None
    album_id: str | None = None


@dataclass(frozen=True)
class Jobs:
    records: JobRecords
    visible: VisiblePhotos
    runner: JobRunner
    clock: Callable[[], int]

    def begin(self, caller: Caller, which: WhichPhotos, action: Action) -> Job:
        """It goes on by itself. Raises Conflict where the person has very many at once."""
        if parse(which.q or "").only_shared:
            raise Invalid("q", "What others share with you is theirs: only your own photos can be changed.")
        if action.add_to is not None:
            self.visible.door.require_addable(caller, action.add_to)
        if which.album_id is not None:
            self.visible.door.enter(caller, which.album_id)
        ids = tuple(dict.fromkeys(which.ids)) if which.ids is not None else None
        if ids is not None and not any(self.visible.photos.own(caller.person, id) for id in ids):
            raise NotFound(NO_PHOTO)
        if action.take_out_of is not None:
            self.visible.door.enter(caller, action.take_out_of)
        job = Job(
            id=new_id(),
            user_name=caller.person,
            created_at=self.clock(),
            action=action,
            q=which.q,
            taken=which.taken,
            album_id=which.album_id,
            ids=ids,
            total=len(ids or ()),
        )
        if ids is None:
            job = job.model_copy(update={"total": self.visible.count(caller, filter_of(job))})
        return self._begin(job)

    def get(self, caller: Caller, job_id: str) -> Job:
        job = self.records.own(caller.person, job_id)
        if job is None:
            raise NotFound(NO_JOB)
        return job

    def page(self, caller: Caller, limit: int, after: Cursor | None) -> list[Job]:
        return self.records.page(caller.person, limit, after)

    def stop(self, caller: Caller, job_id: str) -> Job:
        """What is done stays done."""
        self.get(caller, job_id)
        return self._change(job_id, lambda job: ended(job, JobState.STOPPED, self.clock()))

    def undo(self, caller: Caller, job_id: str) -> Job:
        """By another job, once; a running one is stopped at first."""
        self.stop(caller, job_id)
        undoing_id = new_id()

        def claim(job: Job) -> Job:
            if job.undoes is not None:
                raise Conflict("This job undoes another. Begin that one anew instead.")
            return job if job.undone_by else job.model_copy(update={"undone_by": undoing_id})

        undone = self._change(job_id, claim)
        # The same again, for whoever has got no answer; under its name, be the first not yet recorded.
        known = self.records.get(undone.undone_by or undoing_id)
        return known or self._begin(
            Job(
                id=undone.undone_by or undoing_id,
                user_name=caller.person,
                created_at=self.clock(),
                undoes=job_id,
                total=undone.changed,
            )
        )

    def _begin(self, job: Job) -> Job:
        if self.records.count_running(job.user_name) >= MOST_RUNNING:
            raise Conflict(f"You have {MOST_RUNNING} jobs running. Wait for one, or stop it.")
        self.records.add(job)
        self.runner.take_up()
        return job

    def _change(self, job_id: str, transition: Callable[[Job], Job]) -> Job:
        changed = self.records.change(job_id, transition)
        if changed is None:
            raise NotFound(NO_JOB)
        return changed
