"""What a photo is found by; docs/searching.md tells it from the outside.

Rests on nothing but the document, of whichever build: it is made of every version of every photo.
"""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from functions.shared.models.photo import MOST_ALBUMS
from functions.shared.models.wire import Document
from functions.shared.stores.search import Entry, IndexSpec, Not, Position, Term
from functions.shared.stores.terms.look_terms import look_terms
from functions.shared.stores.terms.review_terms import review_terms
from functions.shared.stores.terms.trash import trash_of, trashed_in_hour
from functions.shared.stores.terms.words import facet, words

UNDATED: Final = "undated"
PLACED: Final = "has:place"
ARCHIVED: Final = "is:archived"
NOT_ARCHIVED: Final = Not(Term(ARCHIVED))
TOGETHER: Final = "together:"
_ALSO: Final = "also:"
_PARTS_OF_A_PLACE: Final = ("town", "region", "country")
MOST_WORDS: Final = 16
"""Of one text; a longer one is found by its first words."""
LONGEST_TEXT: Final = 400
MOST_TAGS: Final = 200
MOST_WORDS_OF_CAPTION: Final = 100
LONGEST_CAPTION: Final = 2000

_DAY: Final = 86_400_000
_EPOCH: Final = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = (day.toordinal() - _EPOCH for day in (date.min, date.max))
_GREATEST: Final = 2**53


def photo_entry(photo: Document) -> Entry | None:
    owner = photo.get("userName")
    if photo.get("deleting") or not isinstance(owner, str) or not owner:
        return None
    if (trashed_at := _number(photo.get("trashedAt"))) is not None:
        return _trashed_entry(photo, owner, trashed_at)
    taken, created = _wall_clock(photo), _number(photo.get("createdAt"))
    position = _position(photo.get("gps"))
    anybodys = {*_states(photo), *_album_terms(photo), *review_terms(photo)}
    own = {f"of:{owner}", *anybodys, *_marks(photo)}.union(_times(taken), *_facets(photo))
    own.update(look_terms(photo.get("look"), photo.get("sha256")))
    if position or _names(photo):
        own.add(PLACED)
    shared = {*anybodys, *(f"by:{album}:{owner}" for album in _albums(photo))}
    return Entry(owner, frozenset(own), frozenset(shared), created or 0, taken, position)


def _trashed_entry(photo: Document, owner: str, trashed_at: int) -> Entry:
    """In the order in which things came into the trash."""
    own = {f"size:{_number(photo.get('size')) or 0}", *_album_terms(photo)}
    several = (term for term in own if term.startswith(_ALSO))
    shared = {trashed_in_hour(trashed_at), *_states(photo), *several}
    return Entry(trash_of(owner), frozenset(own), frozenset(shared), trashed_at)


PHOTO_SEARCH: Final = IndexSpec(version=1, entry=photo_entry)


def facet_text(term: str, photo: Document) -> str | None:
    """A facet's term as this photo, which has it, spells it; None for terms that people do not see."""
    kind, _, value = term.partition(":")
    spelled = {
        "place": _names,
        "in": _german_names,
        "camera": _camera,
        "lens": _lens,
        "tag": _tags,
        "people": _people,
    }
    if kind == "type":
        return value.upper()
    texts = spelled[kind](photo) if kind in spelled else ()
    return next((" ".join(text.split()) for text in texts if facet(text) == value), None)


def german_text(term: str, photo: Document) -> str | None:
    """What a place's term is in German on this photo, which has it."""
    kind, _, value = term.partition(":")
    place = photo.get("place")
    if kind != "place" or not isinstance(place, dict) or not isinstance(place.get("german"), dict):
        return None
    pairs = ((_text(place.get(part)), _text(place["german"].get(part))) for part in _PARTS_OF_A_PLACE)
    return next((" ".join(german.split()) for name, german in pairs if facet(name) == value and german), None)


def _facets(photo: Document) -> Iterator[Iterable[str]]:
    yield from map(_terms_of_tag, _tags(photo))
    yield _terms_of_name(_text(photo.get("fileName")))
    yield from map(_terms_of_camera, _camera(photo))
    yield from map(_terms_of_lens, _lens(photo))
    yield _terms_of_place(_names(photo), _german_names(photo))
    yield _terms_of_type(_text(photo.get("contentType")))
    yield from map(_terms_of_person, _people(photo))
    yield _terms_of_words(words(_text(photo.get("title"))))
    caption = words(_text(photo.get("caption"), LONGEST_CAPTION))
    yield _terms_of_words(caption, MOST_WORDS_OF_CAPTION)


@lru_cache(maxsize=1024)
def _terms_of_tag(tag: str) -> tuple[str, ...]:
    value = facet(tag)
    return (f"tag:{value}", *(f"label:{word}" for word in words(tag)[:MOST_WORDS])) if value else ()


def _terms_of_name(name: str) -> Iterable[str]:
    """Without its ending; what begins with a dot has none."""
    stem, dot, _ = name.rpartition(".")
    return _terms_of_words(words(stem if dot and stem else name))


@lru_cache(maxsize=256)
def _terms_of_camera(camera: str) -> tuple[str, ...]:
    """``model`` is the camera without its first word, mostly the maker; ``X-T5`` is found by ``xt5``, too."""
    value = facet(camera)
    joined = [word for part in camera.split() if "-" in part for word in _joined(part)]
    facets = [f"camera:{value}"] if value else []
    if " " in value:
        facets.append(f"model:{value.partition(' ')[2]}")
    return (*facets, *joined, *_terms_of_words(words(camera)))


def _joined(part: str) -> list[str]:
    return _terms_of_words(words(part.replace("-", "")))


@lru_cache(maxsize=256)
def _terms_of_lens(lens: str) -> tuple[str, ...]:
    """Single letters and digits, of which names of lenses are full, count only beside their neighbours."""
    value = facet(lens)
    found = [term for term in _terms_of_words(words(lens)) if len(term) > len("word:") + 1]
    return (f"lens:{value}", *found) if value else ()


@lru_cache(maxsize=2048)
def _terms_of_place(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    english = {facet(name) for name in names}
    other = {facet(name) for name in others} - english
    found = [term for name in {*names, *others} for term in _terms_of_words(words(name))]
    return (*(f"place:{name}" for name in english if name), *(f"in:{name}" for name in other if name), *found)


@lru_cache(maxsize=64)
def _terms_of_type(content_type: str) -> tuple[str, ...]:
    kind = facet(content_type.partition("/")[2])
    return (f"type:{kind}",) if kind else ()


@lru_cache(maxsize=512)
def _terms_of_person(name: str) -> tuple[str, ...]:
    value = facet(name)
    return (f"people:{value}", *_terms_of_words(words(name))) if value else ()


def _terms_of_words(found: list[str], most: int = MOST_WORDS) -> list[str]:
    counted = found[:most]
    return [
        *(f"word:{word}" for word in counted),
        *(f"pair:{first} {second}" for first, second in pairwise(counted)),
    ]


def _states(photo: Document) -> tuple[str, ...]:
    status = _text(photo.get("status"))
    return (f"status:{status}",) if status else ()


def _marks(photo: Document) -> Iterator[str]:
    """Its owner's: nobody else finds it by them."""
    if photo.get("favourite") is True:
        yield "is:favourite"
    if photo.get("archived") is True:
        yield ARCHIVED
    if (rating := _number(photo.get("rating"))) is not None:
        yield f"rating:{rating}"


def _albums(photo: Document) -> tuple[str, ...]:
    """Documents of former builds tell one album only."""
    several = photo.get("albumIds")
    found = several if isinstance(several, list | tuple) and several else [photo.get("albumId")]
    return tuple(dict.fromkeys(album for each in found[:MOST_ALBUMS] if (album := _text(each))))


def _album_terms(photo: Document) -> Iterator[str]:
    """What is in several is found in each as what is there, too, and by all of them together."""
    albums = _albums(photo)
    yield from (f"album:{album}" for album in albums)
    if len(albums) > 1:
        yield from (also_in(album) for album in albums)
        yield TOGETHER + "+".join(sorted(albums))


def also_in(album_id: str) -> str:
    """Of photos in this album that are in others, too."""
    return _ALSO + album_id


def albums_together(term: str) -> frozenset[str]:
    """The ids in a term that begins with ``TOGETHER``."""
    return frozenset(term.removeprefix(TOGETHER).split("+"))


def _wall_clock(photo: Document) -> int | None:
    return wall_clock(_number(photo.get("takenAt")), _number(photo.get("takenAtOffset")))


def wall_clock(taken_at: int | None, offset: int | None) -> int | None:
    """Milliseconds, as if the clock showed UTC; an unknown offset is none. None outside the calendar, too."""
    if taken_at is None:
        return None
    clock = taken_at + (offset or 0) * 60_000
    return clock if _FIRST_DAY <= clock // _DAY <= _LAST_DAY else None


def _times(taken: int | None) -> tuple[str, ...]:
    if taken is None:
        return (UNDATED,)
    return _terms_of_day(taken // _DAY)


@lru_cache(maxsize=2048)
def _terms_of_day(days: int) -> tuple[str, ...]:
    """Days since the epoch."""
    day = date.fromordinal(days + _EPOCH).isoformat()
    return (f"day:{day}", f"month:{day[:7]}")


def _position(gps: Any) -> Position | None:
    if not isinstance(gps, dict):
        return None
    lat, lon = gps.get("lat"), gps.get("lon")
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    is_on_earth = math.isfinite(lat) and abs(lat) <= 90 and math.isfinite(lon) and abs(lon) <= 180
    return Position(float(lat), float(lon)) if is_on_earth else None


def _names(photo: Document) -> tuple[str, ...]:
    return _names_of(photo.get("place"))


def _german_names(photo: Document) -> tuple[str, ...]:
    place = photo.get("place")
    return _names_of(place.get("german")) if isinstance(place, dict) else ()


def _names_of(place: Any) -> tuple[str, ...]:
    if not isinstance(place, dict):
        return ()
    return tuple(text for part in _PARTS_OF_A_PLACE if (text := _text(place.get(part))))


def _camera(photo: Document) -> tuple[str, ...]:
    return _given(photo.get("camera"))


def _lens(photo: Document) -> tuple[str, ...]:
    return _given(photo.get("lens"))


def _tags(photo: Document) -> tuple[str, ...]:
    return _listed(photo.get("tags"))


def _people(photo: Document) -> tuple[str, ...]:
    return _listed(photo.get("people"))


def _listed(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        return ()
    return tuple(_text(each) for each in value[:MOST_TAGS])


def _given(value: Any) -> tuple[str, ...]:
    text = _text(value)
    return (text,) if text else ()


def _text(value: Any, longest: int = LONGEST_TEXT) -> str:
    return value[:longest] if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    """A whole one, which every store can hold."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) < _GREATEST else None
