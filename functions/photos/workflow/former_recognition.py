"""Recognition of a build before labels, as it may still answer while functions are replaced one by one."""

from collections.abc import Callable, Sequence
from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from functions.photos.workflow.outcomes import Outcomes, Result, Skipped
from functions.shared.gateway import Reply
from functions.shared.models.photo import Detection, Photo
from functions.shared.models.steps import StepError, StepName
from functions.shared.replies import understood

BOXES: Final = TypeAdapter(Annotated[tuple[tuple[Detection, ...], ...], Field(min_length=1, max_length=1)])
NOT_YET: Final = StepError(title="Not available", detail="Recognition is being replaced by one that can.")


def look(names: tuple[StepName, ...], photo: Photo, ask: Callable[[], Reply]) -> Outcomes:
    """By its only route. Raises NotFound where there is no such object."""
    reply = ask()
    [detections] = understood(BOXES, "recognition", reply)
    model, version = (reply.headers.get(name) for name in ("X-Model", "X-Model-Version"))
    return {
        name: boxes(detections, model, version, photo) if name is StepName.RECOGNITION else Skipped(NOT_YET)
        for name in names
    }


def boxes(detections: Sequence[Detection], model: str | None, version: str | None, photo: Photo) -> Result:
    """Of the photo as it is turned now."""
    update = {"detections": tuple(detections), "model": model}
    return Result(lambda stored: stored.model_copy(update=update).with_tags(), version, photo.rotation)
