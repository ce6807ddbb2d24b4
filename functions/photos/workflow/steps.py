"""What each step asks of the other functions, as a change to the photo."""

from collections.abc import Iterable, Mapping
from functools import partial

from pydantic import TypeAdapter

from functions.photos.metadata.originals import Originals, replaced
from functions.photos.metadata.reading import MetadataReader
from functions.photos.workflow import transitions, versions
from functions.photos.workflow.looking import look, of_original
from functions.photos.workflow.outcomes import Outcomes, Result
from functions.shared.errors import PreconditionFailed
from functions.shared.gateway import GatewayClient, Reply, Request
from functions.shared.models.look import Look
from functions.shared.models.photo import Crop, Photo
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Wire
from functions.shared.objects.removal import delete_blob
from functions.shared.replies import understood

WORK_SECONDS = 45.0


class ThumbnailReply(Wire):
    thumbnail_key: str
    preview_key: str
    medium_key: str
    placeholder: str
    crop: Crop
    look: Look | None = None


THUMBNAIL = TypeAdapter(ThumbnailReply)


def together(names: Iterable[StepName]) -> list[tuple[StepName, ...]]:
    """What is done by one call, which reads the picture once."""
    chosen = set(names)
    seeing = tuple(name for name in transitions.SEEING if name in chosen)
    others: list[tuple[StepName, ...]] = [(name,) for name in StepName if name in chosen - set(seeing)]
    return [*others, seeing] if seeing else others


def run_steps(
    names: tuple[StepName, ...], photo: Photo, gateway: GatewayClient, reader: MetadataReader
) -> Outcomes:
    """One of ``together``. Raises AlbumError if none of them can be done, now or at all."""
    match names:
        case (StepName.METADATA,):
            return {StepName.METADATA: _extract_metadata(photo, gateway, reader)}
        case (StepName.THUMBNAIL,):
            return {StepName.THUMBNAIL: _make_thumbnail(photo, gateway)}
        case _:
            ask = partial(_ask, photo, "recognition", gateway)
            return look(names, photo, lambda path, json, headers: ask(path=path, json=json, headers=headers))


def _extract_metadata(photo: Photo, gateway: GatewayClient, reader: MetadataReader) -> Result:
    found = Originals(gateway, reader).describe(photo)
    return Result(lambda stored: stored.with_metadata(found), versions.METADATA)


def _make_thumbnail(photo: Photo, gateway: GatewayClient) -> Result:
    wanted = {"key": photo.key, "rotation": photo.rotation}
    headers = {"Accept": "application/json"} | of_original(photo)
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


def _ask(
    photo: Photo,
    function: str,
    gateway: GatewayClient,
    *,
    json: object,
    headers: Mapping[str, str],
    path: str = "/",
) -> Reply:
    request = Request("POST", path, WORK_SECONDS, user_name=photo.user_name, json=json, headers=headers)
    try:
        return gateway.call(function, request)
    except PreconditionFailed:
        raise replaced(photo) from None
