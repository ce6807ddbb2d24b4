"""What becomes of the photos that the album still works on when all are there."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.models.steps import StepName, StepState
from transfer.bulk.batch import Worked
from transfer.bulk.outcomes import Fate, Outcome
from transfer.bulk.progress import ProgressLine
from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Refused, Stopped

WHAT_IS_SEEN: Final = {StepName.RECOGNITION, StepName.LABELS}
PAUSE_SECONDS: Final = 5.0
LONGEST_SECONDS: Final = 180.0
"""Without any that is done with: what failed for a while is tried again within one or two minutes."""


@dataclass(frozen=True)
class Waiting:
    calls: Calls
    line: ProgressLine
    pause: float = PAUSE_SECONDS
    longest: float = LONGEST_SECONDS
    clock: Callable[[], float] = time.monotonic

    def settled(self, worked: Worked) -> Worked:
        """With what has become of them meanwhile; not of all, where that takes too long or is interrupted."""
        outcomes = list(worked.outcomes)
        until = self.clock() + self.longest
        try:
            while (left := _still_working(outcomes)) and self._goes_on(until):
                self.line.waiting(len(left))
                self.calls.ended.wait(self.pause)
                for at in left:
                    outcomes[at] = self._look(outcomes[at])
                if len(_still_working(outcomes)) < len(left):
                    until = self.clock() + self.longest
        except (Stopped, KeyboardInterrupt):
            self.calls.ended.set()
        finally:
            self.line.end()
        return replace(worked, outcomes=outcomes)

    def _goes_on(self, until: float) -> bool:
        return self.clock() < until and not self.calls.ended.is_set()

    def _look(self, outcome: Outcome) -> Outcome:
        try:
            answer = self.calls.call(Call("GET", f"/photos/{outcome.photo_id}"))
        except Refused as error:
            return Outcome(outcome.path, Fate.FAILED, str(error))
        return outcome_of(outcome.path, Photo.from_document(answer.json()))


def outcome_of(path: Path, photo: Photo) -> Outcome:
    """Of a file that has become this photo."""
    if photo.status is PhotoStatus.READY:
        return Outcome(path, Fate.DONE)
    failed = [name for name in StepName if photo.steps[name].state is StepState.FAILED]
    error = photo.steps[failed[0]].error if failed else None
    reason = error.detail if error else "It waits for its turn."
    if failed and set(failed) <= WHAT_IS_SEEN:
        return Outcome(path, Fate.UNTAGGED, reason)
    if photo.status is PhotoStatus.PROCESSING or photo.retry_at is not None:
        return Outcome(path, Fate.WORKING, reason, photo.id)
    return Outcome(path, Fate.UNREADABLE, reason)


def _still_working(outcomes: list[Outcome]) -> list[int]:
    return [at for at, outcome in enumerate(outcomes) if outcome.fate is Fate.WORKING]
