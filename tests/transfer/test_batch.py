"""Work that ends early."""

import io
from pathlib import Path

from transfer.bulk.batch import work_off
from transfer.bulk.outcomes import Fate, Outcome
from transfer.bulk.progress import ProgressLine
from transfer.calls.calls import Calls
from transfer.calls.faults import Stopped

LONGEST = 20.0


def test_what_is_under_way_is_told_to_end_and_counts() -> None:
    calls = Calls("http://127.0.0.1:9", 2)

    def work(name: str) -> Outcome:
        if name == "stops":
            raise Stopped("No room.")
        assert calls.ended.wait(LONGEST)
        return Outcome(Path(name), Fate.DONE)

    names = ["under way", "stops", *(f"left {number}" for number in range(50))]
    worked = work_off(names, work, calls, 2, ProgressLine(io.StringIO(), "Import", len(names)))

    assert worked.stopped == "No room."
    assert Outcome(Path("under way"), Fate.DONE) in worked.outcomes
    assert worked.left == len(names) - len(worked.outcomes) >= 1


def test_all_that_is_done_is_told() -> None:
    worked = work_off(
        ["a", "b"],
        lambda name: Outcome(Path(name), Fate.DONE),
        Calls("http://127.0.0.1:9", 1),
        1,
        ProgressLine(io.StringIO(), "Import", 2),
    )

    assert {outcome.path.name for outcome in worked.outcomes} == {"a", "b"}
    assert (worked.stopped, worked.left) == (None, 0)
