"""What is on a photo: its objects and the labels of the whole picture, asked for in one call."""

from collections.abc import Callable, Mapping
from typing import Annotated, Final, TypeAlias

from pydantic import Field, TypeAdapter

from functions.photos.workflow import transitions
from functions.photos.workflow.outcomes import Outcomes, Result, Skipped
from functions.shared.errors import AlbumError, Unavailable
from functions.shared.gateway import Reply
from functions.shared.models.photo import Detection, FoundLabel, Photo
from functions.shared.models.steps import StepError, StepName
from functions.shared.models.wire import Wire
from functions.shared.replies import understood

Ask: TypeAlias = Callable[[object, Mapping[str, str]], Reply]
"""With a body of JSON, and headers."""

PARTS: Final = {StepName.RECOGNITION: "detections", StepName.LABELS: "labels"}


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


class FoundReply(Wire):
    images: Annotated[tuple[Seen, ...], Field(min_length=1, max_length=1)]
    made_by: Mapping[str, Maker]
    missing: Mapping[str, Missing]


FOUND: Final = TypeAdapter(FoundReply)


def look(names: tuple[StepName, ...], photo: Photo, ask: Ask) -> Outcomes:
    image = _image(photo)
    wanted = {"images": [image], "parts": [PARTS[name] for name in names]}
    reply = ask(wanted, of_original(photo) if image == photo.key else {})
    found = understood(FOUND, "recognition", reply)
    return {name: _outcome(name, found, photo) for name in names}


def of_original(photo: Photo) -> dict[str, str]:
    return {"If-Match": f'"{photo.sha256}"'}


def _image(photo: Photo) -> object:
    if not transitions.reads_preview(photo) or photo.preview_key is None:
        return photo.key
    return {"key": photo.preview_key, "width": photo.width, "height": photo.height}


def _outcome(name: StepName, found: FoundReply, photo: Photo) -> Result | Skipped | AlbumError:
    part = PARTS[name]
    made_by = found.made_by.get(part)
    if made_by is None:
        missing = found.missing.get(part) or Missing(detail=f"Recognition gives no {part}.")
        if name is StepName.LABELS or missing.retry_after is None:
            # A photo that is whole but for these is no failure, even where they are on their way.
            return Skipped(StepError(title="Not available", detail=missing.detail))
        return Unavailable("model", missing.detail, missing.retry_after)
    [seen] = found.images
    if name is StepName.LABELS:
        return Result(lambda stored: stored.with_picture_labels(seen.labels or ()), made_by.version)
    update = {"detections": seen.detections or (), "model": made_by.model}
    return Result(
        lambda stored: stored.model_copy(update=update).with_tags(), made_by.version, photo.rotation
    )
