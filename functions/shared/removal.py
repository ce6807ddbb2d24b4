"""Deletes a photo with its blobs, so that an interruption leaves a record that the sweep finishes."""

from functions.shared.gateway import Gateway, Request
from functions.shared.models import Photo
from functions.shared.stores.records import PhotoRecords

DELETE_SECONDS = 10.0


def hide_photo(photo: Photo) -> Photo:
    """A transition: nobody sees the photo any more, and its deletion is owed."""
    return photo.model_copy(update={"deleting": True})


def finish_removal(photo: Photo, photos: PhotoRecords, gateway: Gateway) -> None:
    """Blobs first, the record last; may be repeated."""
    delete_blob(photo.key, photo.user_name, gateway)
    remove_derived(photo, gateway)
    photos.remove(photo.id)


def remove_derived(photo: Photo, gateway: Gateway) -> None:
    for key in (photo.thumbnail_key, photo.medium_key, photo.preview_key):
        if key is not None:
            delete_blob(key, photo.user_name, gateway)


def delete_blob(key: str, user_name: str, gateway: Gateway) -> None:
    gateway.call("storage", Request("DELETE", f"/{key}", DELETE_SECONDS, user_name=user_name))
