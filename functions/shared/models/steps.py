"""How far a photo has come: its steps, and what became of each."""

from enum import StrEnum
from typing import Any, Final

from pydantic import model_validator
from pydantic.json_schema import SkipJsonSchema

from functions.shared.models.wire import Wire


class StepName(StrEnum):
    METADATA = "metadata"
    THUMBNAIL = "thumbnail"
    RECOGNITION = "recognition"
    LABELS = "labels"
    REVIEW = "review"


class StepState(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    """There was nothing to do it with, which the step's error tells; the photo is ready without."""


class StepError(Wire):
    title: str
    detail: str


class Fault(StrEnum):
    """What is to be expected of a step that failed, or was skipped."""

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


ENDED_WELL: Final = (StepState.DONE, StepState.SKIPPED)
CAME_BEFORE: Final = StepError(
    title="Not labelled", detail="This photo was recognised before whole pictures were given labels."
)


NOT_ASKED: Final = Step(
    state=StepState.SKIPPED,
    error=StepError(title="Not asked for", detail="No album's owner has asked for a review of this photo."),
)


class Steps(Wire):
    """A photo of the builds before, whose recognition has ended, was not labelled as a whole picture.

    None is reviewed before it is in an album whose owner asks for that.
    """

    metadata: Step = Step()
    thumbnail: Step = Step()
    recognition: Step = Step()
    labels: Step = Step()
    review: Step = NOT_ASKED

    @model_validator(mode="before")
    @classmethod
    def _read_older(cls, values: Any) -> Any:
        if not isinstance(values, dict) or "labels" in values or "recognition" not in values:
            return values
        recognition = Step.model_validate(values["recognition"])
        if recognition.state in (StepState.PENDING, StepState.RUNNING):
            return values
        return values | {"labels": Step(state=StepState.SKIPPED, error=CAME_BEFORE)}

    def __getitem__(self, name: StepName) -> Step:
        step: Step = getattr(self, name.value)
        return step

    def with_step(self, name: StepName, step: Step) -> "Steps":
        return self.model_copy(update={name.value: step})

    def all(self) -> tuple[Step, ...]:
        return tuple(self[name] for name in StepName)
