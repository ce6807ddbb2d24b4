"""One photo with all that a person has said of several that are the same picture."""

from collections.abc import Iterator, Sequence
from typing import Final

from functions.photos.library.corrections import MOST_TAGS
from functions.photos.metadata.locating import Locator
from functions.shared.errors import Conflict
from functions.shared.models.corrections import Corrected
from functions.shared.models.metadata import TakenAtSource
from functions.shared.models.photo import MOST_ALBUMS, Photo
from functions.shared.objects.gathering import gathered

GUESSED: Final = frozenset({TakenAtSource.NAME, TakenAtSource.FILE})
WORDS: Final = ("title", "caption", "people", "rating")


def merged(photo: Photo, others: Sequence[Photo], locator: Locator, now: int) -> Photo:
    """As it is where the others have nothing to add.

    Raises Conflict where that would be too many albums or tags, Unavailable while no time zone can be told.
    """
    together = gathered(photo, others)
    if len(together.added_tags) + len(together.removed_tags) > MOST_TAGS:
        raise Conflict(f"A photo may have at most {MOST_TAGS} corrections of its tags, and this one would.")
    if len(together.album_ids) > MOST_ALBUMS:
        raise Conflict(f"A photo may be in {MOST_ALBUMS} albums, and this one would be in more.")
    if together.album_ids != photo.album_ids:
        together = together.model_copy(update={"moved_at": now})
    said = _said(photo, others)
    if said != photo.corrected:
        together = locator.locate(together.with_corrected(said))
    return photo if together == photo else together


def _said(photo: Photo, others: Sequence[Photo]) -> Corrected:
    """What the photo has no fact for, one of the others may: what was put right, else what its file says."""
    said = photo.corrected
    if said.taken_at is None and (moment := next(_moments(photo, others), None)) is not None:
        said = said.model_copy(update=moment)
    if said.gps is None and not said.placeless:
        told = [each.corrected.gps for each in others if each.corrected.gps]
        told += [each.gps for each in others if each.gps and photo.gps is None]
        said = said.model_copy(update={"gps": next(iter(told), None)})
    return said.model_copy(update=dict(_words(photo, others)))


def _words(photo: Photo, others: Sequence[Photo]) -> Iterator[tuple[str, object]]:
    for name in WORDS:
        is_missing = getattr(photo.corrected, name) is None and not getattr(photo, name)
        told = next((value for each in others if (value := getattr(each, name))), None)
        if is_missing and told is not None:
            yield name, told


def _moments(photo: Photo, others: Sequence[Photo]) -> Iterator[dict[str, int | None]]:
    for each in others:
        if each.corrected.taken_at is not None:
            yield {"taken_at": each.corrected.taken_at, "taken_at_offset": each.corrected.taken_at_offset}
    if not _knows_its_time(photo):
        for each in filter(_knows_its_time, others):
            yield {"taken_at": each.taken_at, "taken_at_offset": each.taken_at_offset}


def _knows_its_time(photo: Photo) -> bool:
    return photo.taken_at is not None and photo.taken_at_source not in GUESSED
