"""Tells of photos of before what they look like, from the small pictures that were made of them."""

from collections.abc import Callable
from typing import Final

from pydantic import TypeAdapter

from functions.photos.upkeep.walking import PhotoWalk
from functions.photos.workflow.attempts import fault_of
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.look import Look
from functions.shared.models.photo import Photo
from functions.shared.models.steps import Fault
from functions.shared.models.wire import Document, Wire
from functions.shared.objects.reading import read_object
from functions.shared.replies import understood
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks

WALK: Final = "looks"
LOOK_SECONDS: Final = 20.0
SMALLEST: Final = {"width": "16", "height": "16"}
"""A thumbnail that nobody keeps."""


class LookReply(Wire):
    look: Look


LOOK: Final = TypeAdapter(LookReply)


class LooksOfBefore:
    def __init__(
        self, photos: PhotoRecords, walks: Walks, gateway: GatewayClient, clock: Callable[[], int]
    ) -> None:
        self._photos = photos
        self._gateway = gateway
        self._walk = PhotoWalk(photos, walks, clock, WALK, _is_unseen, "looks")

    def look_at_some(self, until: int) -> int:
        """How many photos were looked at; begins none from that time on, in milliseconds since the epoch."""
        return self._walk.go_on(self._look_at, until)

    def _look_at(self, photo: Photo) -> bool:
        """False where its picture cannot be read for good, which others find and mend."""
        try:
            look = self._look_of(photo)
        except AlbumError as error:
            if fault_of(error) is Fault.FINAL:
                return False
            raise
        return self._photos.change(photo.id, lambda stored: _seen(stored, look)) is not None

    def _look_of(self, photo: Photo) -> str:
        user = photo.user_name
        small = read_object(self._gateway, photo.medium_key or photo.preview_key or "", user)
        headers = {"Content-Type": "image/jpeg", "Accept": "application/json"}
        request = Request(
            "POST", "/", LOOK_SECONDS, user_name=user, params=SMALLEST, body=small.data, headers=headers
        )
        return understood(LOOK, "thumbnail", self._gateway.call("thumbnail", request)).look


def _is_unseen(document: Document) -> bool:
    """What is being made now is looked at with it."""
    has_picture = document.get("mediumKey") or document.get("previewKey")
    return document.get("look") is None and bool(has_picture) and not document.get("deleting")


def _seen(photo: Photo, look: str) -> Photo | None:
    if photo.deleting or photo.look is not None:
        return None
    return photo.model_copy(update={"look": look})
