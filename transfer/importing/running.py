"""A whole import, or the plan of one, from what was found to what became of each file."""

from collections.abc import Callable, Sequence

from transfer.bulk.batch import Worked, work_off
from transfer.bulk.outcomes import Outcome
from transfer.bulk.progress import ProgressLine
from transfer.calls.calls import Calls
from transfer.finding.found import Found


def run(
    files: Sequence[Found], take: Callable[[Found], Outcome], calls: Calls, at_once: int, line: ProgressLine
) -> Worked:
    """What is for no album comes last: by then, what has one is in it."""
    loose = [found for found in files if found.album is None]
    worked = work_off([found for found in files if found.album], take, calls, at_once, line)
    if worked.stopped:
        return Worked(worked.outcomes, worked.stopped, worked.left + len(loose))
    rest = work_off(loose, take, calls, at_once, line)
    return Worked([*worked.outcomes, *rest.outcomes], rest.stopped, rest.left)
