"""The three deeds: look at photos with another model, put in place what it finds, and take that back."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from functions.photos.relabelling.replacing import LabelsFate
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepState
from relabelling.album import Album, Finding, RolledBack
from relabelling.comparing import Comparison
from relabelling.looking import Lookers, NotSeen
from relabelling.progress import Progress
from relabelling.sampling import Sample
from relabelling.tally import Tally

REPLACED_AT_ONCE: Final = 10
MOST_PASSES: Final = 3
"""Over all photos, where some are turned just when what was seen of them is put in place."""


@dataclass(frozen=True)
class Looked:
    """``total``: how many photos the album has."""

    tally: Tally
    total: int


@dataclass(frozen=True)
class Applied:
    looked: Looked
    fates: Counter[LabelsFate]


@dataclass(frozen=True)
class Run:
    """``version`` is that of what ``lookers`` find; ``progress`` begins a line of so many.

    ``batch``: how many photos are put in place by one call.
    """

    album: Album
    lookers: Lookers
    model: str
    version: str
    progress: Callable[[str, int], Progress]
    batch: int = REPLACED_AT_ONCE

    def look(self, sample: int | None) -> Looked:
        """Changes nothing."""
        if sample is None:
            return self._look_at_all()
        chosen, total = Sample(sample), 0
        for page in self.album.pages():
            chosen.offer(page.photos)
            total += len(page.photos)
        photos, tally = chosen.chosen(), Tally()
        progress = self.progress("Looked at", len(photos))
        self._look_at(photos, tally, progress)
        progress.end()
        return Looked(tally, total)

    def _look_at_all(self) -> Looked:
        tally, total = Tally(), 0
        for page, progress in self._pages("Looked at"):
            self._look_at(page, tally, progress)
            total += len(page)
        return Looked(tally, total)

    def _look_at(self, photos: Sequence[Photo], tally: Tally, progress: Progress) -> None:
        done = _those_done(photos, tally, progress)
        for photo in filter(self._is_current, done):
            tally.add(Comparison(photo, photo.detections))
            progress.step()
        for finding in self._find([photo for photo in done if not self._is_current(photo)], tally, progress):
            tally.add(Comparison(finding.photo, finding.detections))
            progress.step()

    def apply(self) -> Applied:
        """To all photos, again to those that were changed just then."""
        first = last = self._apply_once(Tally())
        fates = Counter(first.fates)
        for _ in range(MOST_PASSES - 1):
            if not last.fates[LabelsFate.CHANGED]:
                break
            last = self._apply_once(first.looked.tally)
            fates[LabelsFate.CHANGED] = last.fates[LabelsFate.CHANGED]
            fates[LabelsFate.REPLACED] += last.fates[LabelsFate.REPLACED]
        return Applied(first.looked, +fates)

    def _apply_once(self, tally: Tally) -> Applied:
        fates, total = Counter[LabelsFate](), 0
        for page, progress in self._pages("Relabelled"):
            total += len(page)
            done = _those_done(page, tally, progress)
            fates[LabelsFate.UNFINISHED] += len(page) - len(done)
            wanted = [photo for photo in done if not self._is_current(photo)]
            fates[LabelsFate.ALREADY] += len(done) - len(wanted)
            progress.step(len(done) - len(wanted))
            for findings in _several(self._find(wanted, tally, progress), self.batch):
                fates.update(self._put_in_place(findings, tally))
                progress.step(len(findings))
        return Applied(Looked(tally, total), fates)

    def _put_in_place(self, findings: Sequence[Finding], tally: Tally) -> list[LabelsFate]:
        fates = self.album.replace(self.model, self.version, findings)
        for finding, fate in zip(findings, fates, strict=True):
            if fate is LabelsFate.REPLACED:
                tally.add(Comparison(finding.photo, finding.detections))
        return fates

    def _pages(self, what: str) -> Iterator[tuple[Sequence[Photo], Progress]]:
        """All photos, with one line of progress."""
        progress = None
        for page in self.album.pages():
            progress = progress or self.progress(what, page.total or 0)
            yield page.photos, progress
        if progress:
            progress.end()

    def _find(self, photos: Sequence[Photo], tally: Tally, progress: Progress) -> Iterator[Finding]:
        for seen in self.lookers.look_at(photos):
            if isinstance(seen, NotSeen):
                tally.add_not_seen(seen.reason)
                progress.step()
            else:
                yield seen

    def _is_current(self, photo: Photo) -> bool:
        return photo.steps.recognition.version == self.version


def roll_back(album: Album) -> RolledBack:
    parts = list(album.roll_back())
    models = dict.fromkeys(model for part in parts for model in part.models)
    return RolledBack(sum(part.count for part in parts), sum(part.left for part in parts), tuple(models))


def _those_done(photos: Sequence[Photo], tally: Tally, progress: Progress) -> list[Photo]:
    """Those that have labels, or none for good; the album sees to the others by itself."""
    done = [photo for photo in photos if photo.steps.recognition.state is StepState.DONE]
    left_out = len(photos) - len(done)
    tally.left_out += left_out
    progress.step(left_out)
    return done


def _several(findings: Iterator[Finding], most: int) -> Iterator[list[Finding]]:
    return iter(lambda: list(islice(findings, most)), [])
