"""What failed, by reason, and its way back to work: reasons alone, and nothing of whose photos they are."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from functions.photos.workflow import transitions
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.choices import Choice
from functions.shared.models.keys import AREAS, USER_NAME_FORM
from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.models.steps import Step, StepName, StepState
from functions.shared.models.wire import ID_PATTERN, Wire
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.search import EVERYONE, Mark, Order, Term, Wanted

LOOKED_AT: Final = 5_000
"""Photos of which one call tells the reasons."""
PHOTOS_A_PAGE: Final = 500
RESTARTED_AT_ONCE: Final = 200
KEY: Final = re.compile(rf"\b(?:{'|'.join(AREAS)}):{USER_NAME_FORM}:[A-Za-z0-9._:-]*[A-Za-z0-9]")
ID: Final = re.compile(rf"\b{ID_PATTERN}\b")
FAILED: Final = Wanted((EVERYONE,), Term(f"status:{PhotoStatus.FAILED.value}"))


class Reason(Wire):
    """Why a step failed; whatever names a photo or its owner is left out of ``detail``."""

    step: StepName
    title: str
    detail: str

    @classmethod
    def of(cls, name: StepName, step: Step) -> "Reason":
        title, detail = (step.error.title, step.error.detail) if step.error else ("Failed", "")
        return cls(step=name, title=title, detail=without_names(detail))


class Failure(Reason):
    """``again``: of so many it is tried again by itself."""

    photos: int
    again: int


class Failures(Wire):
    """``more``: there are further ones, of which it is not told here. ``looked_at`` photos are counted."""

    failures: tuple[Failure, ...]
    looked_at: int
    more: bool


class TriedAgain(Wire):
    """``more``: there may be others that failed so."""

    restarted: int
    more: bool


@dataclass(frozen=True)
class FailedWork:
    photos: PhotoRecords
    backlog: Backlog
    clock: Callable[[], int]

    def by_reason(self) -> Failures:
        """The most frequent first."""
        photos, again, looked_at = Counter[Reason](), Counter[Reason](), 0
        for photo in self._failed():
            if looked_at == LOOKED_AT:
                return _told(photos, again, looked_at, more=True)
            looked_at += 1
            for reason in reasons_of(photo):
                photos[reason] += 1
                again[reason] += photo.work.due_at is not None
        return _told(photos, again, looked_at, more=False)

    def try_again(self, wanted: Reason) -> TriedAgain:
        """Those that failed for this reason, of all users, some at a call; they are due at once."""
        restarted = list[Photo]()
        for photo in self._failed():
            if wanted not in reasons_of(photo):
                continue
            if len(restarted) == RESTARTED_AT_ONCE:
                self.backlog.take_up(restarted)
                return TriedAgain(restarted=len(restarted), more=True)
            if (due := self._restart(photo, wanted)) is not None:
                restarted.append(due)
        self.backlog.take_up(restarted)
        return TriedAgain(restarted=len(restarted), more=False)

    def _restart(self, photo: Photo, wanted: Reason) -> Photo | None:
        now, choice = self.clock(), _failed_for(wanted)
        if transitions.restart(photo, choice, now) is photo:
            return None
        changed = self.photos.change_unless_going(
            photo.id, lambda stored: transitions.restart(stored, choice, now)
        )
        return changed if changed and changed.status is PhotoStatus.PROCESSING else None

    def _failed(self) -> Iterator[Photo]:
        """Everyone's, the newest first; also of such albums as are in the trash."""
        after: Mark | None = None
        while page := self.photos.found(FAILED, Order.CREATED, PHOTOS_A_PAGE, after):
            yield from (photo for photo in page if photo.status is PhotoStatus.FAILED)
            if len(page) < PHOTOS_A_PAGE:
                return
            last = page[-1]
            # What is in the trash lies in the index by when it came there.
            after = Mark(last.created_at if last.trashed_at is None else last.trashed_at, last.id)


def reasons_of(photo: Photo) -> list[Reason]:
    failed = ((name, photo.steps[name]) for name in StepName)
    return [Reason.of(name, step) for name, step in failed if step.state is StepState.FAILED]


def without_names(detail: str) -> str:
    return ID.sub("…", KEY.sub("…", detail))


def _failed_for(wanted: Reason) -> Choice:
    def choose(name: StepName, step: Step) -> bool:
        return step.state is StepState.FAILED and Reason.of(name, step) == wanted

    return choose


def _told(photos: Counter[Reason], again: Counter[Reason], looked_at: int, *, more: bool) -> Failures:
    failures = (
        Failure(**reason.model_dump(by_alias=False), photos=count, again=again[reason])
        for reason, count in photos.most_common()
    )
    return Failures(failures=tuple(failures), looked_at=looked_at, more=more)
