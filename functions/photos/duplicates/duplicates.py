"""A person's photos that are there twice: shown in groups, made one, or said to be different after all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from functions.photos.duplicates.candidates import Candidates, Crowd, Part, Place, first_place
from functions.photos.duplicates.grouping import Group, grouped
from functions.photos.duplicates.merging import merged
from functions.photos.library.trash import Trash
from functions.photos.metadata.locating import Locator
from functions.shared.access.album_door import NO_PHOTO
from functions.shared.access.callers import Caller
from functions.shared.errors import Conflict, NotFound
from functions.shared.models.photo import Photo
from functions.shared.objects.album_membership import IN_THE_TRASH, taken_out
from functions.shared.stores.search import Expression

WORK_A_PAGE: Final = 60_000
"""Terms; a photo that is read counts as so many of them:"""
WORK_A_PHOTO: Final = 40
MOST_NOT_ALIKE: Final = 500


@dataclass(frozen=True)
class GroupPage:
    """``rest``: where the next goes on; None at the end. There may be more though this one is not full."""

    groups: Sequence[Group]
    rest: Place | None


@dataclass(frozen=True)
class Duplicates:
    candidates: Candidates
    trash: Trash
    locator: Locator
    clock: Callable[[], int]

    def page(self, person: str, limit: int, place: Place) -> GroupPage:
        """In an order without a meaning, each group once; it takes no longer for who has more photos."""
        search = _GroupSearch(self.candidates, person, self.candidates.seen(person))
        groups = list[Group]()
        for found, rest in search.along(place):
            groups += found
            if len(groups) >= limit or search.work > WORK_A_PAGE:
                return GroupPage(groups, rest)
        return GroupPage(groups, None)

    def merge(self, caller: Caller, keep_id: str, ids: Sequence[str]) -> Photo:
        """One photo with what is said of all; the others go into the trash. May be repeated.

        What breaks off in between has lost nothing: the one is written before any other goes.
        """
        kept = self._own(caller, keep_id)
        if kept.trashed_at is not None:
            raise Conflict(IN_THE_TRASH)
        others = [self._own(caller, photo_id) for photo_id in dict.fromkeys(ids) if photo_id != keep_id]
        there = [photo for photo in others if photo.trashed_at is None]
        self._change(keep_id, partial(self._merged, others=there))
        self._leave_closed_albums(kept, there)
        for photo in there:
            # It may have gone meanwhile, with an album, for one.
            with suppress(NotFound):
                self.trash.delete(caller, photo.id, forever=False)
        return self._own(caller, keep_id)

    def dismiss(self, caller: Caller, ids: Sequence[str]) -> None:
        """They are not shown as one picture again."""
        photos = [self._own(caller, photo_id) for photo_id in dict.fromkeys(ids)]
        for number, photo in enumerate(photos):
            others = [other.id for other in photos[number + 1 :]]
            if others:
                self._change(photo.id, partial(_told_apart, others=others))

    def _merged(self, stored: Photo, others: Sequence[Photo]) -> Photo | None:
        is_there = stored.trashed_at is None and not self.trash.photos.is_going(stored)
        return merged(stored, others, self.locator, self.clock()) if is_there else None

    def _leave_closed_albums(self, kept: Photo, others: Sequence[Photo]) -> None:
        """Those that were closed since: with them it would be hidden, and deleted."""
        came_into = {album_id for photo in others for album_id in photo.album_ids} - set(kept.album_ids)
        open_among = self.trash.door.albums.open_among
        for album_id in came_into - open_among(came_into):
            self._change(kept.id, partial(taken_out, album_id=album_id, open_among=open_among))

    def _own(self, caller: Caller, photo_id: str) -> Photo:
        """Also from the trash."""
        photo = self.trash.photos.own(caller.person, photo_id)
        if photo is None:
            raise NotFound(NO_PHOTO)
        return photo

    def _change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> None:
        if self.trash.photos.change(photo_id, transition) is None:
            raise NotFound(NO_PHOTO)


@dataclass
class _GroupSearch:
    candidates: Candidates
    person: str
    seen: Expression
    work: int = 0

    def along(self, place: Place) -> Iterator[tuple[list[Group], Place | None]]:
        """What is found, and where it would go on; often nothing."""
        width = self.candidates.width(self.person)
        rest: Place | None = place
        while rest is not None:
            part: Part = self.candidates.part(self.person, rest, width)
            self.work += part.size + 1
            for crowd in part.crowds:
                yield self._groups(crowd), crowd.place.next
            rest = part.rest
            yield [], rest

    def _groups(self, crowd: Crowd) -> list[Group]:
        """Those that are found here first; parts of them may be found elsewhere, too."""
        photos = self._read(self.candidates.with_terms(self.person, crowd.terms, self.seen))
        groups = grouped(photos)
        if not groups:
            return []
        members = [photo for group in groups for photo in group.photos]
        more = self._read(self.candidates.near(self.person, members, self.seen))
        return [group for group in grouped([*members, *more]) if first_place(group.photos) == crowd.place]

    def _read(self, photos: list[Photo]) -> list[Photo]:
        self.work += WORK_A_PHOTO * len(photos)
        return photos


def _told_apart(photo: Photo, others: Sequence[str]) -> Photo:
    ids = dict.fromkeys([*photo.not_alike, *others])
    return photo.model_copy(update={"not_alike": tuple(ids)[-MOST_NOT_ALIKE:]})
