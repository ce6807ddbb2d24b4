"""What is on a photo: its objects, the labels of the whole picture, and a review, asked for in one call."""

from collections.abc import Callable, Mapping
from typing import Annotated, Final, TypeAlias

from pydantic import Field, TypeAdapter

from functions.photos.workflow import former_recognition, transitions
from functions.photos.workflow.outcomes import Outcomes, Result, Skipped
from functions.shared.errors import AlbumError, Invalid, NotFound, Unavailable
from functions.shared.gateway import Reply
from functions.shared.models.photo import Detection, FoundLabel, Photo
from functions.shared.models.review import Judgement
from functions.shared.models.steps import StepError, StepName
from functions.shared.models.wire import Wire
from functions.shared.replies import understood

Ask: TypeAlias = Callable[[str, object, Mapping[str, str]], Reply]
"""A path, with a body of JSON, and headers."""

PARTS: Final = {
    StepName.RECOGNITION: "detections",
    StepName.LABELS: "labels",
    StepName.REVIEW: "review",
}


class Maker(Wire):
    model: str
    version: str


class Missing(Wire):
    """``retry_after``, in seconds, only where it may come by itself."""

    detail: str
    retry_after: int | None = None


class Seen(Wire):
    detections: tuple[Detection, ...] | None
    labels: tuple[FoundLabel, ...] | None
    review: Judgement | None = None


class FoundReply(Wire):
    images: Annotated[tuple[Seen, ...], Field(min_length=1, max_length=1)]
    made_by: Mapping[str, Maker]
    missing: Mapping[str, Missing]


FOUND: Final = TypeAdapter(FoundReply)


def look(names: tuple[StepName, ...], photo: Photo, ask: Ask) -> Outcomes:
    """What a recognition of before cannot tell is skipped, and owed, while it is being replaced."""
    image = _image(photo)
    headers = of_original(photo) if image == photo.key else {}
    try:
        found = _found(names, image, lambda wanted: ask("/found", wanted, headers))
    except NotFound:
        # No such object, which it says there, too; or no such route yet.
        return former_recognition.look(names, photo, lambda: ask("/", {"images": [image]}, headers))
    return {name: _outcome(name, found, photo) for name in names}


def of_original(photo: Photo) -> dict[str, str]:
    return {"If-Match": f'"{photo.sha256}"'}


def _found(names: tuple[StepName, ...], image: object, ask: Callable[[object], Reply]) -> FoundReply:
    def of(parts: list[str]) -> FoundReply:
        return understood(FOUND, "recognition", ask({"images": [image], "parts": parts}))

    try:
        return of([PARTS[name] for name in names])
    except Invalid:
        known = [PARTS[name] for name in names if name is not StepName.REVIEW]
        if len(known) == len(names):
            raise
        # Of a build that knows no review; what is wrong with the image it says again.
        return of(known or [PARTS[StepName.LABELS]])


def _image(photo: Photo) -> object:
    if not transitions.reads_preview(photo) or photo.preview_key is None:
        return photo.key
    return {"key": photo.preview_key, "width": photo.width, "height": photo.height}


def _outcome(name: StepName, found: FoundReply, photo: Photo) -> Result | Skipped | AlbumError:
    part = PARTS[name]
    made_by = found.made_by.get(part)
    if made_by is None:
        missing = found.missing.get(part) or Missing(detail=f"Recognition gives no {part}.")
        if name is not StepName.RECOGNITION or missing.retry_after is None:
            # A photo that is whole but for these is no failure, even where they are on their way.
            return Skipped(StepError(title="Not available", detail=missing.detail))
        return Unavailable("model", missing.detail, missing.retry_after)
    [seen] = found.images
    if name is StepName.REVIEW:
        return _reviewed(seen.review, made_by)
    if name is StepName.LABELS:
        return Result(lambda stored: stored.with_picture_labels(seen.labels or ()), made_by.version)
    return former_recognition.boxes(seen.detections or (), made_by.model, made_by.version, photo)


def _reviewed(judgement: Judgement | None, made_by: Maker) -> Result | Skipped:
    if judgement is None:
        return Skipped(StepError(title="Not available", detail="Recognition gives no review."))
    return Result(lambda stored: stored.model_copy(update={"reviewed": judgement}), made_by.version)
