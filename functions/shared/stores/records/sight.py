"""What of an album somebody sees: decided here, of one photo and of all that the index finds.

In an album whose owner asks for a review, a photo of somebody else is seen by these two alone, until it was
judged fine or the album's owner has approved it. It is so from the write on that makes the album ask, and
whatever becomes of the judging.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from functions.shared.models.album import Album
from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.models.review import HeldFor
from functions.shared.models.steps import StepState
from functions.shared.stores.search import AnyOf, Expression, Not, Term, all_of
from functions.shared.stores.terms.review_terms import ASKED, FINE, approved_in


@dataclass(frozen=True)
class Sight:
    """``viewer`` None is a guest by a link."""

    album: Album
    viewer: str | None

    @property
    def is_limited(self) -> bool:
        return self.album.review and self.viewer != self.album.user_name

    def shows(self, photo: Photo) -> bool:
        """Of one that is in the album."""
        return not self.is_limited or photo.user_name == self.viewer or held_for(photo, self.album) is None

    @property
    def within(self) -> Expression:
        """In the scope of an owner, and among everyone's."""
        album = Term(f"album:{self.album.id}")
        if not self.is_limited:
            return album
        own = _of(self.album, self.viewer) if self.viewer is not None else ()
        return all_of(album, AnyOf((*_open_in(self.album), *own)))


def held_for(photo: Photo, album: Album) -> HeldFor | None:
    """Why a photo in this album waits for its owner; None where it does not."""
    if not album.review or photo.user_name == album.user_name or album.id in photo.approved_in:
        return None
    if photo.reviewed is not None:
        return HeldFor.SCORE if photo.reviewed.held else None
    step = photo.steps.review
    cannot_be = step.state is StepState.SKIPPED and step.fault is not None
    is_over = photo.status is PhotoStatus.FAILED and photo.work.due_at is None
    return HeldFor.UNJUDGED if cannot_be or is_over else HeldFor.JUDGEMENT


def held_in(album: Album) -> Expression:
    """What is held in an album that asks for a review."""
    return all_of(Term(f"album:{album.id}"), Not(AnyOf(tuple(_open_in(album)))))


def unasked_in(album: Album) -> Expression:
    """What is held there and was not given to be judged yet."""
    return all_of(held_in(album), Not(Term(ASKED)))


def _open_in(album: Album) -> Iterator[Expression]:
    yield from _of(album, album.user_name)
    yield Term(FINE)
    yield Term(approved_in(album.id))


def _of(album: Album, user_name: str) -> Iterator[Expression]:
    """What is this person's: by the first term in the scope of an owner, by the other among everyone's."""
    yield Term(f"of:{user_name}")
    yield Term(f"by:{album.id}:{user_name}")
