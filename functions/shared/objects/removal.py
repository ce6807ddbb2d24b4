"""Deletes a photo with its blobs, so that an interruption leaves a record that the sweep finishes."""

from collections.abc import Callable
from typing import Final

from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.keys import ObjectKey
from functions.shared.models.photo import Photo
from functions.shared.models.steps import Fault
from functions.shared.objects.derived import derived_keys
from functions.shared.stores.records.photos import PhotoRecords

DELETE_SECONDS: Final = 5.0
LONGEST_CALL_MS: Final = 45_000
"""How long a call to another function may outlive the worker that made it, or that waits for it no more."""


def hide_photo(photo: Photo) -> Photo:
    """A transition: nobody sees the photo any more, and its deletion is owed."""
    return photo if photo.deleting else photo.model_copy(update={"deleting": True})


def hide_photo_in(album_id: str) -> Callable[[Photo], Photo]:
    """The same, for a photo that is in this album still: whose photo it is may be moving it out."""
    return lambda photo: hide_photo(photo) if photo.album_id == album_id else photo


def finish_removal(photo: Photo, photos: PhotoRecords, gateway: GatewayClient, now: int) -> bool:
    """Blobs first, the record last; may be repeated.

    Returns False, and keeps the record, as long as a running or abandoned step might still store a thumbnail.
    The worker or the next sweep tries again.
    """
    delete_blob(photo.key, photo.user_name, gateway)
    remove_derived(photo, gateway)
    if _may_still_be_drawn(photo, now):
        return False
    photos.remove(photo.id)
    return True


def remove_derived(photo: Photo, gateway: GatewayClient) -> None:
    """Also by the keys that they must have: what was stored but not yet recorded is not forgotten."""
    due = derived_keys(ObjectKey.parse(photo.key), photo.sha256)
    for key in dict.fromkeys((*due, *photo.recorded_keys)):
        delete_blob(key, photo.user_name, gateway)


def _may_still_be_drawn(photo: Photo, now: int) -> bool:
    thumbnail = photo.steps.thumbnail
    was_given_up = thumbnail.fault in (Fault.PASSING, Fault.AWAY)
    last = max(photo.work.lease_until, (thumbnail.finished_at or 0) if was_given_up else 0)
    return last > 0 and last + LONGEST_CALL_MS > now


def delete_blob(key: str, user_name: str, gateway: GatewayClient) -> None:
    gateway.call("storage", Request("DELETE", f"/{key}", DELETE_SECONDS, user_name=user_name))
