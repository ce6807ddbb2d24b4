"""What sidecars of other programs tell, said of the photos that came: as bodies of PATCH, each once."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from functions.shared.models.metadata import Gps, TakenAtSource
from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.models.steps import StepState
from transfer.bulk.batch import Worked
from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Refused, Stopped
from transfer.importing.restoring import MARKS, TAGS_AT_ONCE
from transfer.sidecars.facts import Facts

MOST_TAGS: Final = 100
"""That may be corrected of one photo."""
GUESSES: Final = frozenset({TakenAtSource.NAME, TakenAtSource.FILE})
_UNTOLD: Final = "The album has not read {} photos yet, so that what is beside them could not be told."
_DAY_MS: Final = 86_400_000
_MINUTE_MS: Final = 60_000
_QUARTER: Final = 15
_FARTHEST_OFFSET: Final = 14 * 60
_SAME_DEGREES: Final = 0.0005
"""Some fifty metres: what a place loses by being rounded is no correction of it."""
_SAME_MS: Final = 1_000


@dataclass(frozen=True)
class Teller:
    """Safe to use from many threads. ``untold``: of photos whose files the album has not read yet."""

    calls: Calls
    untold: list[tuple[str, Facts]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def tell(self, photo: Photo, facts: Facts | None) -> Photo:
        """As it is then."""
        if facts is None:
            return photo
        if not _is_read(photo):
            with self._lock:
                self.untold.append((photo.id, facts))
            return photo
        for left in (left_to_tell, left_of_time):
            # The time comes last, since the clock there is known by the place.
            if body := left(photo, facts):
                answer = self.calls.call(Call("PATCH", f"/photos/{photo.id}", json=body))
                photo = Photo.from_document(answer.json())
        return photo

    def tell_the_rest(self, worked: Worked) -> Worked:
        """Of those that were read meanwhile; what stays untold is told by running it again."""
        waiting, self.untold[:] = list(self.untold), []
        for photo_id, facts in waiting:
            with suppress(Refused, Stopped):
                answer = self.calls.call(Call("GET", f"/photos/{photo_id}"))
                self.tell(Photo.from_document(answer.json()), facts)
        left = len(self.untold)
        return replace(worked, stopped=_UNTOLD.format(left)) if left else worked


def left_to_tell(photo: Photo, facts: Facts) -> dict[str, Any]:
    """All but the time. What a person has said of the photo counts more, and so does what is there."""
    body: dict[str, Any] = {mark: True for mark in MARKS if getattr(facts, mark) and not getattr(photo, mark)}
    known = {tag.casefold() for tag in (*photo.tags, *photo.removed_tags)}
    if tags := [tag for tag in facts.tags if tag.casefold() not in known]:
        room = MOST_TAGS - len(photo.added_tags) - len(photo.removed_tags)
        body |= {"addTags": some} if (some := tags[: min(TAGS_AT_ONCE, max(room, 0))]) else {}
    body |= _words(photo, facts)
    is_said = photo.corrected.gps is not None or photo.corrected.placeless
    if facts.gps and not is_said and not _is_near(photo.gps, facts.gps):
        body["gps"] = {"lat": facts.gps.lat, "lon": facts.gps.lon}
    return body


def _words(photo: Photo, facts: Facts) -> dict[str, Any]:
    said, body = photo.corrected, dict[str, Any]()
    if facts.title and said.title is None and facts.title != photo.title:
        body["title"] = facts.title
    # The file's own may be longer than one that a person may say.
    if facts.caption and said.caption is None and not (photo.caption or "").startswith(facts.caption):
        body["caption"] = facts.caption
    if facts.rating and said.rating is None and facts.rating != photo.rating:
        body["rating"] = facts.rating
    known = {name.casefold() for name in photo.people}
    others = [name for name in facts.people if name.casefold() not in known]
    if others and said.people is None:
        body["people"] = [*photo.people, *others]
    return body


def left_of_time(photo: Photo, facts: Facts) -> dict[str, Any]:
    if photo.corrected.taken_at is not None:
        return {}
    if facts.clock is not None and facts.clock.milliseconds is not None:
        return _of_clock(photo, facts.clock.milliseconds, facts.clock.offset_minutes, facts.clock.lasts)
    return {} if facts.moment is None else _of_moment(photo, facts.moment)


def _of_clock(photo: Photo, taken_at: int, offset: int | None, lasts: int) -> dict[str, Any]:
    """Other programs keep a time beside a file to change it, but often without fractions or the offset.

    Of a day, a month or a year, which ``lasts``, the file may tell more.
    """
    shown, said = _wall_clock(photo.taken_at, photo.taken_at_offset), _wall_clock(taken_at, offset)
    if lasts and shown is not None and said is not None and 0 <= shown - said < lasts:
        return {}
    is_same = shown is not None and said is not None and abs(shown - said) < _SAME_MS
    is_known = offset is None or photo.taken_at_offset is not None
    if is_same and is_known and photo.taken_at_source not in GUESSES:
        return {}
    return {"takenAt": taken_at, "takenAtOffset": offset}


def _of_moment(photo: Photo, moment: int) -> dict[str, Any]:
    """The file counts first: a clock without offset may differ by hours, and by a day where zones change.

    What differs by more was put right by a person.
    """
    is_guess = photo.taken_at is None or photo.taken_at_source in GUESSES
    if not is_guess and photo.taken_at is not None and abs(photo.taken_at - moment) <= _DAY_MS:
        return {}
    return {"takenAt": moment, "takenAtOffset": _offset(photo, moment)}


def _offset(photo: Photo, moment: int) -> int:
    """That of the place, or how far the clock in the file's name was ahead; UTC where neither tells."""
    if photo.taken_at_offset is not None or photo.taken_at is None:
        return photo.taken_at_offset or 0
    ahead = round((photo.taken_at - moment) / _MINUTE_MS / _QUARTER) * _QUARTER
    has_time = photo.taken_at % _DAY_MS != 0
    is_offset = has_time and abs(photo.taken_at - moment - ahead * _MINUTE_MS) <= 2 * _SAME_MS
    return ahead if is_offset and abs(ahead) <= _FARTHEST_OFFSET else 0


def _wall_clock(taken_at: int | None, offset: int | None) -> int | None:
    return None if taken_at is None else taken_at + (offset or 0) * _MINUTE_MS


def _is_near(known: Gps | None, told: Gps) -> bool:
    if known is None:
        return False
    return abs(known.lat - told.lat) <= _SAME_DEGREES and abs(known.lon - told.lon) <= _SAME_DEGREES


def _is_read(photo: Photo) -> bool:
    return photo.status is not PhotoStatus.PROCESSING or photo.steps.metadata.state is StepState.DONE
