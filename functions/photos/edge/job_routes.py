"""HTTP of what is done to many photos, or to all that a search finds, while nobody waits."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.bulk.jobs import Jobs
from functions.photos.edge.job_messages import JobRequest
from functions.photos.services import Services
from functions.shared.access.addresses import address
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.log import log
from functions.shared.models.job import Job

PATH: Final = "/function/photos/jobs"
BEGIN: Final = Operation(
    "POST",
    "/jobs",
    "Change many photos, or all that is found, in steps that go on by themselves",
    body=JobRequest,
    answers={202: Job},
    errors=(404, 409),
)
LIST: Final = Operation("GET", "/jobs", "My jobs, newest first", query=Page, answers={200: list[Job]})
LOOK: Final = Operation("GET", "/jobs/<id>", "How far a job has come", answers={200: Job})
STOP: Final = Operation("POST", "/jobs/<id>/stop", "Stop a job; what is done stays", answers={200: Job})
UNDO: Final = Operation(
    "POST", "/jobs/<id>/undo", "Undo what a job has done, by another", answers={202: Job}, errors=(409,)
)


def add_job_routes(api: Api, services: Services) -> None:
    views = JobViews(services.jobs)
    api.add(BEGIN, views.begin)
    api.add(LIST, views.list)
    api.add(LOOK, views.look)
    api.add(STOP, views.stop)
    api.add(UNDO, views.undo)


@dataclass(frozen=True)
class JobViews:
    jobs: Jobs

    def begin(self, caller: Caller, body: JobRequest) -> Response:
        return _begun(self.jobs.begin(caller, body.which(), body.action))

    def list(self, caller: Caller, query: Page) -> Response:
        found = self.jobs.page(caller, query.limit, query.after())
        return answer(found, headers=next_link(PATH, query, found))

    def look(self, caller: Caller, id: str) -> Response:
        return answer(self.jobs.get(caller, id))

    def stop(self, caller: Caller, id: str) -> Response:
        return answer(self.jobs.stop(caller, id))

    def undo(self, caller: Caller, id: str) -> Response:
        return _begun(self.jobs.undo(caller, id))


def _begun(job: Job) -> Response:
    log.audit("job", who=job.user_name, id=job.id)
    return answer(job, 202, {"Location": address(f"{PATH}/{job.id}")})
