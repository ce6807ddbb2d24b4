"""Jobs over many photos, and their steps."""

from collections.abc import Callable
from typing import Final

from functions.shared.models.job import Job, JobState, JobStep
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

JOBS: Final = CollectionSpec(
    "jobs", indexes=(("userName", "createdAt", "_id"), ("state", "createdAt", "_id"))
)
STEPS: Final = CollectionSpec("jobsteps", indexes=(("jobId", "createdAt", "_id"),))
REMOVED_AT_ONCE: Final = 100
MOST_OLD: Final = 50


class JobRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._jobs = Records(Job, store.collection(JOBS))
        self._steps = Records(JobStep, store.collection(STEPS))

    def add(self, job: Job) -> None:
        self._jobs.add(job)

    def get(self, job_id: str) -> Job | None:
        return self._jobs.get(job_id)

    def own(self, user_name: str, job_id: str) -> Job | None:
        job = self.get(job_id)
        return job if job and job.user_name == user_name else None

    def page(self, user_name: str, limit: int, after: Cursor | None) -> list[Job]:
        return self._jobs.find(Query(equal={"userName": user_name}), limit, after)

    def running(self, limit: int) -> list[Job]:
        """Everyone's."""
        return self._jobs.find(Query(equal={"state": JobState.RUNNING.value}), limit)

    def count_running(self, user_name: str) -> int:
        query = Query(equal={"userName": user_name, "state": JobState.RUNNING.value})
        return self._jobs.count_by("userName", query).get(user_name, 0)

    def change(self, job_id: str, transition: Callable[[Job], Job | None]) -> Job | None:
        """As ``Records.change``."""
        return self._jobs.change(job_id, transition)

    def step(self, job_id: str, number: int) -> JobStep | None:
        return self._steps.get(JobStep.id_of(job_id, number))

    def add_step(self, step: JobStep) -> bool:
        """Durable when it returns; False if there is one of this number."""
        return self._steps.add(step)

    def remove(self, job_id: str) -> None:
        """Its steps first, so that what is interrupted is found again."""
        while steps := self._steps.find(Query(equal={"jobId": job_id}), REMOVED_AT_ONCE):
            for step in steps:
                self._steps.remove(step.id)
        self._jobs.remove(job_id)

    def finished_before(self, time: int) -> list[Job]:
        """Some of everyone's that ended before that time."""
        ended = (state.value for state in JobState if state is not JobState.RUNNING)
        query = Query(among={"state": list(ended)}, at_most={"finishedAt": time})
        return self._jobs.find(query, MOST_OLD)

    def remove_of_account(self, user_name: str) -> None:
        while jobs := self.page(user_name, REMOVED_AT_ONCE, None):
            for job in jobs:
                self.remove(job.id)
