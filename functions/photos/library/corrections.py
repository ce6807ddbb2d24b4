"""What a person says of a photo: its album, its tags, its marks, and what its file has wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from functions.photos.metadata.locating import Locator
from functions.photos.workflow import transitions
from functions.shared.errors import Invalid
from functions.shared.models.corrections import Corrected
from functions.shared.models.photo import Photo, Rotation
from functions.shared.objects.album_membership import moved

MOST_TAGS: Final = 100


@dataclass(frozen=True)
class Correction:
    """``marks`` are fields of the photo, ``said`` those of ``Corrected``; None takes a correction back."""

    album_id: str | None = None
    add_tags: Sequence[str] = ()
    remove_tags: Sequence[str] = ()
    marks: Mapping[str, bool] = field(default_factory=dict)
    rotation: Rotation | None = None
    said: Mapping[str, object] = field(default_factory=dict)


def corrected(photo: Photo, correction: Correction, locator: Locator, now: int) -> Photo:
    """Raises Unavailable while no time zone can be told."""
    photo = retagged(photo, correction.add_tags, correction.remove_tags)
    photo = moved(photo, correction.album_id, now) if correction.album_id else photo
    photo = photo.model_copy(update=dict(correction.marks))
    if correction.rotation not in (None, photo.rotation):
        photo = transitions.draw_anew(photo.turned(correction.rotation), now)
    return _restated(photo, correction.said, locator) if correction.said else photo


def retagged(photo: Photo, add: Sequence[str], remove: Sequence[str]) -> Photo:
    """Raises Invalid where those would be more corrections than a photo may have."""
    added = [tag for tag in photo.added_tags if tag not in remove]
    removed = [tag for tag in photo.removed_tags if tag not in add]
    update = {
        "added_tags": tuple(dict.fromkeys([*added, *add])),
        "removed_tags": tuple(dict.fromkeys([*removed, *remove])),
    }
    retagged = photo.model_copy(update=update).with_tags()
    if len(retagged.added_tags) + len(retagged.removed_tags) > MOST_TAGS:
        raise Invalid("addTags", f"A photo may have at most {MOST_TAGS} corrections of its tags.")
    return retagged


def _restated(photo: Photo, said: Mapping[str, object], locator: Locator) -> Photo:
    if "taken_at_offset" in said and "taken_at" not in said:
        # The same moment, by another clock.
        said = dict(said) | {"taken_at": photo.taken_at} if photo.taken_at is not None else {}
    restated = photo.with_corrected(Corrected(**{**dict(photo.corrected), **said}))
    return locator.locate(restated)
