"""Works off jobs, one step of each in turn, in a thread that is there for as long as there are any."""

import threading
from collections.abc import Callable
from typing import Final

from functions.photos.bulk.steps import JobSteps
from functions.shared.background import Start, in_a_thread
from functions.shared.errors import AlbumError, Conflict, Forbidden, NotFound
from functions.shared.log import log
from functions.shared.models.job import Job, JobState, JobStep
from functions.shared.models.wire import new_id
from functions.shared.stores.records.jobs import JobRecords

LEASE_MS: Final = 60_000
JOBS_A_ROUND: Final = 50
KEPT_MS: Final = 7 * 86_400_000
"""For so long an ended job can be undone."""


class JobRunner:
    """Nothing is lost with its process: jobs are records, which the sweep takes up."""

    def __init__(
        self, jobs: JobRecords, steps: JobSteps, clock: Callable[[], int], start: Start = in_a_thread
    ) -> None:
        self._jobs = jobs
        self._steps = steps
        self._clock = clock
        self._start = start
        self._lock = threading.Lock()
        self._is_working = False
        self._is_wanted = False

    def take_up(self) -> None:
        with self._lock:
            # One that works may be past the point where it would see what is new; it looks once more.
            self._is_wanted = True
            if self._is_working or not self._jobs.running(1):
                return
            self._is_working = True
        self._start(self._work_off)

    def forget_old(self) -> None:
        for job in self._jobs.finished_before(self._clock() - KEPT_MS):
            self._jobs.remove(job.id)

    def _work_off(self) -> None:
        try:
            while self._goes_on():
                while sum(self._take_turn(job) for job in self._jobs.running(JOBS_A_ROUND)):
                    pass
        except AlbumError as error:
            self._is_working = False
            log.warning("jobs left to the sweep", reason=error.detail)
        except BaseException:
            self._is_working = False
            raise

    def _goes_on(self) -> bool:
        with self._lock:
            self._is_working, self._is_wanted = self._is_wanted, False
            return self._is_working

    def _take_turn(self, job: Job) -> bool:
        """Whether it has come further."""
        holder, now = new_id(), self._clock()
        held = self._jobs.change(job.id, lambda stored: _claimed(stored, holder, now))
        if held is None or held.holder != holder:
            return False
        try:
            if held.undoes and not self._is_at_rest(held.undoes):
                self._jobs.change(job.id, _let_go)
                return False
            step = self._steps.take(held)
        except (NotFound, Forbidden) as error:
            reason = error.detail
            self._jobs.change(job.id, lambda stored: _failed(stored, reason, self._clock()))
            return False
        except Conflict:
            self._jobs.change(job.id, _let_go)
            return False
        self._jobs.change(job.id, lambda stored: _advanced(stored, step, self._clock()))
        return True

    def _is_at_rest(self, job_id: str) -> bool:
        """No step of it is on its way any more."""
        job = self._jobs.get(job_id)
        return job is None or job.holder is None or job.lease_until < self._clock()


def ended(job: Job, state: JobState, now: int) -> Job:
    """As it is where it has ended already."""
    if job.state is not JobState.RUNNING:
        return job
    return job.model_copy(update={"state": state, "finished_at": now})


def _claimed(job: Job, holder: str, now: int) -> Job:
    is_free = job.state is JobState.RUNNING and job.lease_until < now
    return job.model_copy(update={"holder": holder, "lease_until": now + LEASE_MS}) if is_free else job


def _let_go(job: Job) -> Job:
    return job.model_copy(update={"holder": None, "lease_until": 0})


def _failed(job: Job, reason: str, now: int) -> Job:
    return ended(_let_go(job), JobState.FAILED, now).model_copy(update={"reason": reason})


def _advanced(job: Job, step: JobStep, now: int) -> Job | None:
    """As it is where another process has counted this step."""
    if JobStep.id_of(job.id, job.step) != step.id:
        return job
    counted = {
        "step": job.step + 1,
        "seen": job.seen + step.seen,
        "changed": job.changed + len(step.entries),
        "failed": job.failed + step.failed,
        "after": step.after,
    }
    moved = _let_go(job).model_copy(update=counted)
    return ended(moved, JobState.DONE, now) if step.after is None else moved
