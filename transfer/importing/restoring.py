"""What a sidecar tells of a person's word on a photo, as bodies of PATCH."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from functions.shared.models.corrections import Corrected
from functions.shared.models.photo import Photo
from transfer.sidecars.cards import PhotoCard

TAGS_AT_ONCE: Final = 50
MARKS: Final = ("favourite", "archived")
WORDS: Final = ("title", "caption", "people", "rating")


def left_to_restore(photo: Photo, card: PhotoCard) -> Iterator[dict[str, Any]]:
    """What a person has said since of the same counts more than what was exported."""
    said = {*photo.added_tags, *photo.removed_tags}
    for name, tags in (("addTags", card.added_tags), ("removeTags", card.removed_tags)):
        for some in _at_most(TAGS_AT_ONCE, [tag for tag in tags if tag not in said]):
            yield {name: some}
    marks = {name: True for name in MARKS if getattr(card, name) and not getattr(photo, name)}
    turn = {"rotation": card.rotation} if card.rotation and not photo.rotation else {}
    if rest := marks | turn | _corrections(photo, card):
        yield rest


def _corrections(photo: Photo, card: PhotoCard) -> dict[str, Any]:
    told, body = card.corrected, dict[str, Any]()
    if photo.corrected != Corrected():
        return body
    if told.taken_at is not None:
        body |= {"takenAt": told.taken_at, "takenAtOffset": told.taken_at_offset}
    if told.gps is not None:
        body["gps"] = {"lat": told.gps.lat, "lon": told.gps.lon}
    if told.placeless:
        body["placeless"] = True
    words = {name: getattr(told, name) for name in WORDS}
    return body | {name: said for name, said in words.items() if said is not None}


def _at_most(count: int, tags: Sequence[str]) -> list[Sequence[str]]:
    return [tags[start : start + count] for start in range(0, len(tags), count)]
