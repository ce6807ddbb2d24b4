"""The three deeds: look at photos with another model, put in place what it finds, and take that back."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from functions.photos.relabelling.replacing import Fate
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepState
from relabelling.album import Album, Finding, RolledBack
from relabelling.comparing import Comparison
from relabelling.looking import Lookers, NotSeen
from relabelling.progress import Progress
from relabelling.sampling import Sample
from relabelling.tally import Tally

REPLACED_AT_ONCE: Final = 50
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
    fates: Counter[Fate]


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
            total = page.total
        photos, tally = chosen.chosen(), Tally()
        progress = self.progress("Looked at", len(photos))
        self._look_at(photos, tally, progress)
        progress.end()
        return Looked(tally, total)

    def _look_at_all(self) -> Looked:
        tally, total, progress = Tally(), 0, None
        for page in self.album.pages():
            total = page.total
            progress = progress or self.progress("Looked at", total)
            self._look_at(page.photos, tally, progress)
        if progress:
            progress.end()
        return Looked(tally, total)

    def _look_at(self, photos: Sequence[Photo], tally: Tally, progress: Progress) -> None:
        for done in self._found(photos, tally):
            tally.add(Comparison(done.photo, done.detections))
            progress.step()

    def apply(self) -> Applied:
        """To all photos, again to those that were changed just then."""
        first = self._apply_once(Tally())
        fates, last = Counter(first.fates), first
        for _ in range(MOST_PASSES - 1):
            if not last.fates[Fate.CHANGED]:
                break
            fates[Fate.CHANGED] = 0
            last = self._apply_once(first.looked.tally)
            fates += Counter({fate: last.fates[fate] for fate in (Fate.REPLACED, Fate.CHANGED)})
        return Applied(first.looked, +fates)

    def _apply_once(self, tally: Tally) -> Applied:
        total, fates, progress = 0, Counter[Fate](), None
        for page in self.album.pages():
            total = page.total
            progress = progress or self.progress("Relabelled", total)
            progress.step(sum(not self._is_wanted(photo) for photo in page.photos))
            wanted = [photo for photo in page.photos if self._is_wanted(photo)]
            fates[Fate.ALREADY] += sum(self._is_current(photo) for photo in page.photos)
            fates[Fate.UNFINISHED] += sum(not _is_done(photo) for photo in page.photos)
            for findings in _several(self._found(wanted, tally), self.batch):
                for finding, fate in zip(
                    findings, self.album.replace(self.model, self.version, findings), strict=True
                ):
                    fates[fate] += 1
                    if fate is Fate.REPLACED:
                        tally.add(Comparison(finding.photo, finding.detections))
                progress.step(len(findings))
        if progress:
            progress.end()
        return Applied(Looked(tally, total), fates)

    def _found(self, photos: Iterable[Photo], tally: Tally) -> Iterator[Finding]:
        done = [photo for photo in photos if _is_done(photo)]
        tally.left_out += sum(not _is_done(photo) for photo in photos)
        yield from (Finding(photo, photo.detections) for photo in done if self._is_current(photo))
        for seen in self.lookers.look_at(photo for photo in done if not self._is_current(photo)):
            if isinstance(seen, NotSeen):
                tally.add_not_seen(seen.reason)
            else:
                yield seen

    def _is_wanted(self, photo: Photo) -> bool:
        return _is_done(photo) and not self._is_current(photo)

    def _is_current(self, photo: Photo) -> bool:
        return _is_done(photo) and photo.steps.recognition.version == self.version


def roll_back(album: Album) -> RolledBack:
    parts = list(album.roll_back())
    models = dict.fromkeys(model for part in parts for model in part.models)
    return RolledBack(sum(part.count for part in parts), sum(part.left for part in parts), tuple(models))


def _is_done(photo: Photo) -> bool:
    return photo.steps.recognition.state is StepState.DONE


def _several(findings: Iterator[Finding], most: int) -> Iterator[list[Finding]]:
    return iter(lambda: list(islice(findings, most)), [])
