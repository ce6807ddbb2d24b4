"""HTTP of the album as a whole, which tells counts, names and reasons, and nothing of anybody's photos."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.operating.messages import (
    DoneTask,
    ListedTask,
    ReasonRequest,
    TaskList,
    TaskRequest,
    UsersAsked,
)
from functions.photos.operating.failures import Failures, TriedAgain
from functions.photos.operating.health import FunctionHealth, Versions
from functions.photos.operating.task import Kind
from functions.photos.operating.work import AllHeldPhotos, WorkLoad
from functions.photos.services import Operating, Services
from functions.shared.access.callers import OPERATOR, Caller, Scope
from functions.shared.deeds import DeedName
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api, Check
from functions.shared.edge.operations import Operation
from functions.shared.errors import AlbumError, Conflict, Forbidden
from functions.shared.log import log

TASKS_TOLD: Final = 50
BEGUN: Final[dict[Kind, DeedName]] = {Kind.CHECK: "begin check", Kind.BACKUP: "begin backup"}
NO_KEEPER: Final = (
    "Nobody takes backups here. On one machine, start the album with BACKUP_DIR; on a cluster, "
    "run scripts/backup FOLDER --when-asked."
)
WORK: Final = Operation(
    "GET",
    "/operator/work",
    "How much there is to do, and how fast it is done",
    answers={200: WorkLoad},
    scope=Scope.OPERATOR,
)
HELD: Final = Operation(
    "GET",
    "/operator/users",
    "How many photos these users have",
    query=UsersAsked,
    answers={200: AllHeldPhotos},
    scope=Scope.OPERATOR,
)
FAILURES: Final = Operation(
    "GET",
    "/operator/failures",
    "What failed, by reason",
    answers={200: Failures},
    scope=Scope.OPERATOR,
)
TRY_AGAIN: Final = Operation(
    "POST",
    "/operator/failures/again",
    "Run again what failed for this reason, some photos at a call",
    body=ReasonRequest,
    answers={202: TriedAgain},
    scope=Scope.OPERATOR,
)
HEALTH: Final = Operation(
    "GET",
    "/operator/health",
    "Whether the functions and their stores are there",
    answers={200: list[FunctionHealth]},
    scope=Scope.OPERATOR,
)
VERSIONS: Final = Operation(
    "GET",
    "/operator/versions",
    "By what photos are looked at now",
    answers={200: Versions},
    scope=Scope.OPERATOR,
)
TASKS: Final = Operation(
    "GET",
    "/operator/tasks",
    "The last checks and backups, and what they came to; newest first",
    answers={200: TaskList},
    scope=Scope.OPERATOR,
)
BEGIN: Final = Operation(
    "POST",
    "/operator/tasks",
    "Begin a check of what is stored, or a backup",
    body=TaskRequest,
    answers={202: ListedTask},
    errors=(409,),
    scope=Scope.OPERATOR,
)
NOTE: Final = Operation(
    "POST",
    "/operator/tasks/done",
    "Note what a command of the machine has done; for the holder of the signing key",
    body=DoneTask,
    answers={201: ListedTask},
    errors=(403,),
    scope=Scope.ACCOUNT,
)


def add_operating_routes(api: Api, services: Services, ping: Check) -> None:
    views = OperatingViews(services.operating, ping)
    api.add(WORK, views.work)
    api.add(HELD, views.held)
    api.add(FAILURES, views.failures)
    api.add(TRY_AGAIN, views.try_again)
    api.add(HEALTH, views.health)
    api.add(VERSIONS, views.versions)
    api.add(TASKS, views.tasks)
    api.add(BEGIN, views.begin)
    api.add(NOTE, views.note)


@dataclass(frozen=True)
class OperatingViews:
    operating: Operating
    ping: Check

    def work(self, caller: Caller) -> Response:
        return answer(self.operating.work.load())

    def held(self, caller: Caller, query: UsersAsked) -> Response:
        return answer(self.operating.work.held_by(query.user_name))

    def failures(self, caller: Caller) -> Response:
        return answer(self.operating.failed.by_reason())

    def try_again(self, caller: Caller, body: ReasonRequest) -> Response:
        again = self.operating.failed.try_again(body.reason())
        log.audit("try failed work again", who=caller.name)
        return answer(again, 202)

    def health(self, caller: Caller) -> Response:
        return answer(self.operating.health.of_functions(self._missing()))

    def versions(self, caller: Caller) -> Response:
        return answer(self.operating.health.versions())

    def tasks(self, caller: Caller) -> Response:
        tasks = self.operating.tasks
        listed = tuple(ListedTask.of(task) for task in tasks.page(TASKS_TOLD, None))
        ended = (tasks.last(kind) for kind in Kind)
        last = tuple(ListedTask.of(task) for task in ended if task is not None)
        return answer(TaskList(tasks=listed, last=last, can_back_up=tasks.has_keeper()))

    def begin(self, caller: Caller, body: TaskRequest) -> Response:
        tasks = self.operating.tasks
        if body.kind is Kind.BACKUP and not tasks.has_keeper():
            raise Conflict(NO_KEEPER)
        task = tasks.begin(body.kind, caller.user_name, repair=body.repair and body.kind is Kind.CHECK)
        log.audit(BEGUN[task.kind], who=caller.name, id=task.id)
        self.operating.checks.take_up()
        return answer(ListedTask.of(task), 202)

    def note(self, caller: Caller, body: DoneTask) -> Response:
        if caller.function != OPERATOR:
            raise Forbidden("Only the holder of the signing key notes what the machine has done.")
        task = self.operating.tasks.add_done(body.kind, body.counts, body.reason, repair=body.repair)
        return answer(ListedTask.of(task), 201)

    def _missing(self) -> tuple[str, ...]:
        try:
            self.ping()
        except AlbumError:
            return ("metadata store",)
        return ()
