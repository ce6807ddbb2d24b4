"""Whether a picture of a guest is to wait for the album's owner before others see it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from classifier.reviewer import Reviewer
from classifier.weights import OPEN_NSFW
from functions.recognition.holding import Holder
from functions.shared.models.review import Judgement
from yolov3.errors import YoloError


@dataclass(frozen=True)
class Judge:
    """``threshold`` is the score from which a picture is held; with 0 every one is."""

    reviewer: Reviewer
    threshold: float

    @property
    def name(self) -> str:
        return self.reviewer.name

    @property
    def version(self) -> str:
        return version_of(self.threshold)

    def judge(self, pixels: NDArray[np.uint8]) -> Judgement:
        """Of upright RGB (height, width, 3)."""
        score = round(self.reviewer.score(pixels), 4)
        return Judgement(score=score, held=score >= self.threshold)


JudgeHolder: TypeAlias = Holder[Judge]


@dataclass
class Judges:
    """``find`` raises YoloError while there are no weights; ``are_coming``: whether they are being fetched.

    Opened by the first picture that is to be judged: an album whose owners ask for no review has none of it
    in memory.
    """

    holder: JudgeHolder
    threshold: float
    find: Callable[[], object]
    are_coming: Callable[[], bool] = lambda: False
    _found: bool = field(default=False, init=False)

    @property
    def version(self) -> str | None:
        """What judges now; None where nothing can."""
        if not self._found:
            try:
                self.find()
            except YoloError:
                return None
            self._found = True
        return version_of(self.threshold)


def version_of(threshold: float) -> str:
    """Tells results of other weights and thresholds from those of these."""
    return f"{OPEN_NSFW.name}/{OPEN_NSFW.sha256[:8]}/{threshold:g}"
