"""Deletes a photo with its blobs, so that an interruption leaves a record that the sweep finishes.

One removal of a photo at a time: its key may be another's as soon as the record is gone, and what is stored
there by then must not meet a call that was meant for the first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.keys import ObjectKey
from functions.shared.models.photo import Photo, Work
from functions.shared.models.steps import Fault
from functions.shared.models.wire import new_id
from functions.shared.objects.derived import derived_keys
from functions.shared.stores.records.photos import PhotoRecords

DELETE_SECONDS: Final = 5.0
REMOVAL_MS: Final = 15_000
"""How long a removal may begin calls to storage."""
LONGEST_CALL_MS: Final = 45_000
"""How long a call to another function may outlive the worker that made it, or that waits for it no more."""
Hiding: TypeAlias = Callable[[Photo], Photo | None]
"""Marks a photo that is to go; None for one that is not, and as it is for one that must wait."""


def hide_photo(photo: Photo) -> Photo:
    """A transition: nobody sees the photo any more, and its deletion is owed."""
    return photo if photo.deleting else photo.model_copy(update={"deleting": True})


@dataclass(frozen=True)
class Removal:
    photos: PhotoRecords
    gateway: GatewayClient
    clock: Callable[[], int]

    def finish(self, photo_id: str, hide: Hiding = hide_photo) -> bool:
        """Blobs first, the record last; may be repeated.

        False, and the record stays, while another is at it or was within a minute, and while a running or
        abandoned step might still store a thumbnail. The worker or a later sweep tries again.
        """
        holder, now = new_id(), self.clock()
        photo = self.photos.change(photo_id, lambda stored: _claim(hide(stored), holder, now))
        if photo is None:
            return True
        if photo.work.holder != holder:
            return False
        for key in _keys_of(photo):
            if self.clock() > photo.work.lease_until:
                return False
            delete_blob(key, photo.user_name, self.gateway)
        self.photos.remove(photo.id)
        return True


def remove_derived(photo: Photo, gateway: GatewayClient) -> None:
    for key in _derived_of(photo):
        delete_blob(key, photo.user_name, gateway)


def delete_blob(key: str, user_name: str, gateway: GatewayClient) -> None:
    gateway.call("storage", Request("DELETE", f"/{key}", DELETE_SECONDS, user_name=user_name))


def _claim(photo: Photo | None, holder: str, now: int) -> Photo | None:
    if photo is None or not photo.deleting or _is_at_work(photo, now):
        return photo
    return photo.model_copy(update={"work": Work(holder=holder, lease_until=now + REMOVAL_MS)})


def _is_at_work(photo: Photo, now: int) -> bool:
    """Somebody draws or removes it, or did so that lately that a call may be on its way still."""
    thumbnail = photo.steps.thumbnail
    was_given_up = thumbnail.fault in (Fault.PASSING, Fault.AWAY)
    last = max(photo.work.lease_until, (thumbnail.finished_at or 0) if was_given_up else 0)
    return last > 0 and last + LONGEST_CALL_MS > now


def _keys_of(photo: Photo) -> Iterator[str]:
    yield photo.key
    yield from _derived_of(photo)


def _derived_of(photo: Photo) -> Iterator[str]:
    """Also by the keys that they must have: what was stored but not yet recorded is not forgotten."""
    due = derived_keys(ObjectKey.parse(photo.key), photo.sha256, photo.rotation)
    yield from dict.fromkeys((*due, *photo.recorded_keys))
