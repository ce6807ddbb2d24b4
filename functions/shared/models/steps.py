"""How far a photo has come: its steps, and what became of each."""

from enum import StrEnum

from pydantic.json_schema import SkipJsonSchema

from functions.shared.models.wire import Wire


class StepName(StrEnum):
    METADATA = "metadata"
    THUMBNAIL = "thumbnail"
    RECOGNITION = "recognition"


class StepState(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class StepError(Wire):
    title: str
    detail: str


class Fault(StrEnum):
    """What is to be expected of a step that failed."""

    FINAL = "final"
    PASSING = "passing"
    """It may succeed by itself later."""
    AWAY = "away"
    """The function or its model was not there; it will succeed once that is back."""


class Step(Wire):
    state: StepState = StepState.PENDING
    attempts: int = 0
    started_at: int | None = None
    finished_at: int | None = None
    version: str | None = None
    """What made the result, such as ``thumbnail/1`` or a model's name and the digest of its weights."""
    error: StepError | None = None
    fault: SkipJsonSchema[Fault | None] = None


class Steps(Wire):
    metadata: Step = Step()
    thumbnail: Step = Step()
    recognition: Step = Step()

    def __getitem__(self, name: StepName) -> Step:
        step: Step = getattr(self, name.value)
        return step

    def with_step(self, name: StepName, step: Step) -> "Steps":
        return self.model_copy(update={name.value: step})

    def all(self) -> tuple[Step, Step, Step]:
        return self.metadata, self.thumbnail, self.recognition
