"""What each step asks of the other functions, as a change to the photo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from pydantic import Field, TypeAdapter

from functions.photos.metadata.originals import Originals, replaced
from functions.photos.metadata.reading import MetadataReader
from functions.photos.workflow import transitions, versions
from functions.shared.errors import PreconditionFailed
from functions.shared.gateway import GatewayClient, Reply, Request
from functions.shared.models.look import Look
from functions.shared.models.photo import Crop, Detection, Photo, Rotation
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Wire
from functions.shared.objects.removal import delete_blob
from functions.shared.replies import understood

Change: TypeAlias = Callable[[Photo], Photo]
"""Puts a step's result into a photo as it is stored by then."""

WORK_SECONDS = 45.0


@dataclass(frozen=True)
class Result:
    change: Change
    version: str | None
    """What made it, where that is known."""
    rotation: Rotation | None = None
    """Of the photo that it was made of; None where it is the same for any."""


class ThumbnailReply(Wire):
    thumbnail_key: str
    preview_key: str
    medium_key: str
    placeholder: str
    crop: Crop
    look: Look | None = None


THUMBNAIL = TypeAdapter(ThumbnailReply)
DETECTIONS = TypeAdapter(Annotated[list[tuple[Detection, ...]], Field(min_length=1, max_length=1)])


def run_step(name: StepName, photo: Photo, gateway: GatewayClient, reader: MetadataReader) -> Result:
    """Raises AlbumError if the step cannot be done, now or at all."""
    match name:
        case StepName.METADATA:
            return _extract_metadata(photo, gateway, reader)
        case StepName.THUMBNAIL:
            return _make_thumbnail(photo, gateway)
        case StepName.RECOGNITION:
            return _recognise(photo, gateway)


def _extract_metadata(photo: Photo, gateway: GatewayClient, reader: MetadataReader) -> Result:
    found = Originals(gateway, reader).describe(photo)
    return Result(lambda stored: stored.with_metadata(found), versions.METADATA)


def _make_thumbnail(photo: Photo, gateway: GatewayClient) -> Result:
    wanted = {"key": photo.key, "rotation": photo.rotation}
    headers = {"Accept": "application/json"} | _of_original(photo)
    reply = _ask(photo, "thumbnail", gateway, json=wanted, headers=headers)
    made = understood(THUMBNAIL, "thumbnail", reply)
    _delete_older(photo, {made.thumbnail_key, made.medium_key, made.preview_key}, gateway)
    update: dict[str, object] = {
        "thumbnail_key": made.thumbnail_key,
        "preview_key": made.preview_key,
        "medium_key": made.medium_key,
        "crop": made.crop,
        "placeholder": made.placeholder,
    }
    if photo.rotation == 0:
        # Turned, it would be another picture than its copies.
        update["look"] = made.look
    return Result(lambda stored: stored.model_copy(update=update), versions.THUMBNAIL, photo.rotation)


def _delete_older(photo: Photo, made: set[str], gateway: GatewayClient) -> None:
    """What another version drew: before the record forgets it, so that an interruption leaves none behind."""
    for key in set(photo.recorded_keys) - made:
        delete_blob(key, photo.user_name, gateway)


def _recognise(photo: Photo, gateway: GatewayClient) -> Result:
    image = _image(photo)
    headers = _of_original(photo) if image == photo.key else {}
    reply = _ask(photo, "recognition", gateway, json={"images": [image]}, headers=headers)
    [detections] = understood(DETECTIONS, "recognition", reply)
    update = {"detections": detections, "model": reply.headers.get("X-Model")}
    version = reply.headers.get("X-Model-Version")
    return Result(lambda stored: stored.model_copy(update=update).with_tags(), version, photo.rotation)


def _image(photo: Photo) -> object:
    if not transitions.reads_preview(photo) or photo.preview_key is None:
        return photo.key
    return {"key": photo.preview_key, "width": photo.width, "height": photo.height}


def _of_original(photo: Photo) -> dict[str, str]:
    return {"If-Match": f'"{photo.sha256}"'}


def _ask(
    photo: Photo,
    function: str,
    gateway: GatewayClient,
    *,
    headers: Mapping[str, str],
    body: bytes | None = None,
    json: object = None,
) -> Reply:
    request = Request(
        "POST", "/", WORK_SECONDS, user_name=photo.user_name, body=body, json=json, headers=headers
    )
    try:
        return gateway.call(function, request)
    except PreconditionFailed:
        raise replaced(photo) from None
