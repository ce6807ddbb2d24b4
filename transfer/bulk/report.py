"""What is told at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from transfer.bulk.batch import Worked
from transfer.bulk.outcomes import Fate, Outcome

ALL_WELL, SOMETHING_FAILED, NOT_BEGUN, STILL_WORKING = 0, 1, 2, 3
FOR_GOOD: Final = {Fate.FAILED, Fate.UNREADABLE}
BY_ITSELF: Final = {Fate.WORKING, Fate.UNTAGGED}
LEFT_OUT: Final = {Fate.FILM, Fate.MOVING, Fate.NO_PICTURE, Fate.LEFT_OUT}
EPILOG: Final = (
    "Exit status: 0 if all went well, 1 if something failed for good or was left, 2 if nothing could be\n"
    "begun, 3 if nothing failed, but the album still works on some of what it took in, or on\n"
    "its tags."
)


def exit_status(worked: Worked) -> int:
    fates = {outcome.fate for outcome in worked.outcomes}
    if worked.stopped or fates & FOR_GOOD:
        return SOMETHING_FAILED
    return STILL_WORKING if fates & BY_ITSELF else ALL_WELL


def describe(worked: Worked, root: Path, titles: Mapping[Fate, str], listed: Iterable[Fate]) -> str:
    """Under the titles, in their order, how many met each fate, and which, where they are to be listed.

    Those that were done and those that failed are counted also where there are none.
    """
    lines: list[str] = []
    for fate, title in titles.items():
        met = sorted((o for o in worked.outcomes if o.fate is fate), key=lambda outcome: outcome.path)
        if met or fate in (Fate.DONE, Fate.FAILED):
            lines += [f"{title}: {len(met)}", *(_details(met, root) if fate in listed else [])]
    if worked.stopped:
        lines.append(f"Stopped: {worked.stopped} Left: {worked.left}. Run it again to go on.")
    return "".join(f"{line}\n" for line in lines)


def closing(worked: Worked) -> str:
    """What the exit status says, in words; nothing where all is well and whole."""
    counts = [sum(o.fate in fates for o in worked.outcomes) for fates in (FOR_GOOD, BY_ITSELF, LEFT_OUT)]
    if not any(counts):
        return ""
    return "Failed for good: {}. Made good by itself, later: {}. Left out: {}.\n".format(*counts)


def by_reason(worked: Worked, fates: Iterable[Fate]) -> str:
    """The most frequent first, in the order of the alphabet where as many have each."""
    reasons = Counter(outcome.reason for outcome in worked.outcomes if outcome.fate in set(fates))
    return "".join(
        f"{_line(f'{count}: {reason}')}\n"
        for reason, count in sorted(reasons.items(), key=lambda each: (-each[1], each[0]))
    )


def _details(met: Sequence[Outcome], root: Path) -> list[str]:
    return [
        _line(f"{_below(outcome.path, root)}: {outcome.reason.replace(f'{root}/', '')}") for outcome in met
    ]


def _below(path: Path, root: Path) -> str:
    """The name alone of an archive that is itself the root."""
    if not path.is_relative_to(root):
        return path.name
    return path.relative_to(root).as_posix()


def _line(text: str) -> str:
    """On one line, whatever the name of a file."""
    return "  " + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
