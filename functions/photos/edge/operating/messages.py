"""What goes over the wire between photos and whoever runs the album."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from functions.photos.operating.failures import Reason
from functions.photos.operating.task import Kind, State, Task
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Id, UserName, Wire

MOST_COUNTS = 20
MOST_USERS = 100


class UsersAsked(BaseModel):
    user_name: Annotated[tuple[UserName, ...], Field(alias="userName", min_length=1, max_length=MOST_USERS)]


class ReasonRequest(Wire):
    """As the list of failures has it."""

    model_config = ConfigDict(extra="forbid")

    step: StepName
    title: Annotated[str, Field(max_length=200)]
    detail: Annotated[str, Field(max_length=2_000)]

    def reason(self) -> Reason:
        return Reason(step=self.step, title=self.title, detail=self.detail)


class TaskRequest(Wire):
    """``repair``: a check repairs what can be, as ``scripts/verify --repair`` does."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    repair: bool = False


class DoneTask(TaskRequest):
    """What a command of the machine has done. ``reason``: why it failed."""

    counts: Annotated[
        Mapping[Annotated[str, Field(max_length=40)], Annotated[int, Field(ge=0, le=2**53)]],
        Field(max_length=MOST_COUNTS),
    ]
    reason: Annotated[str | None, Field(max_length=2_000)] = None


class ListedTask(Wire):
    """``counts``: what it has come to so far. ``by`` is null where the machine's own command began it."""

    id: Id = Field(alias="_id")
    kind: Kind
    state: State
    created_at: int
    started_at: int | None
    finished_at: int | None
    by: str | None
    repair: bool
    counts: Mapping[str, int]
    reason: str | None

    @classmethod
    def of(cls, task: Task) -> "ListedTask":
        return cls(**{name: getattr(task, name) for name in cls.model_fields})


class TaskList(Wire):
    """``last``: the last of each kind that ended, well or not. ``can_back_up``: whether somebody is there who
    takes backups when asked to."""

    tasks: tuple[ListedTask, ...]
    last: tuple[ListedTask, ...]
    can_back_up: bool
