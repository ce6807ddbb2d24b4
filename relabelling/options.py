"""The options of ``scripts/relabel``."""

import argparse
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from functions.onemachine.reaching import add_place
from functions.onemachine.recognition import model_names

USUAL_SAMPLE: Final = 500
MOST_AT_ONCE: Final = 64
DESCRIPTION: Final = """\
Looks at an album's photos with another model, for all users, while the album runs, and writes a page of what
would come and go for each label, with examples. Nothing is changed unless --apply says so. What was found
before is kept then, and --roll-back puts it back. What people said of tags stays, whatever a model finds.
What was computed is kept, so an interrupted run goes on where it was, and --apply takes what a dry run found.
"""
EPILOG: Final = """\
Exit status: 0 if all was done, 1 if some photos could not be looked at, 2 if it could not be done,
130 if it was interrupted."""


class Deed(StrEnum):
    LOOK = "look"
    APPLY = "apply"
    ROLL_BACK = "roll back"


@dataclass(frozen=True)
class Options:
    """``sample`` is how many photos are looked at; None is all. ``data`` or ``gateway``, or neither."""

    deed: Deed
    model: str
    sample: int | None
    report: Path | None
    at_once: int
    data: Path | None
    gateway: str | None


def read_options(arguments: list[str] | None = None) -> Options:
    """Ends the process with a sentence where they are wrong."""
    parser = _parser()
    given = parser.parse_args(arguments)
    deed = Deed.ROLL_BACK if given.roll_back else Deed.APPLY if given.apply else Deed.LOOK
    if deed is Deed.ROLL_BACK and (given.model or given.report or given.sample or given.all):
        parser.error("--roll-back takes back what was applied last, of all photos; it takes no other option")
    if deed is not Deed.ROLL_BACK and not given.model:
        parser.error("--model is needed")
    if given.model and given.model not in model_names():
        parser.error(f"there is no model {given.model}; there are {', '.join(model_names())}")
    if deed is Deed.APPLY and given.sample:
        parser.error("--apply is for all photos; leave out --sample")
    sample = None if given.all or deed is Deed.APPLY else given.sample or USUAL_SAMPLE
    return Options(deed, given.model or "", sample, given.report, given.at_once, given.data, given.gateway)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/relabel",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--model", metavar="NAME", help="of yolov3/models.toml")
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--dry-run", action="store_true", help="change nothing; so it is if nothing is said")
    deed.add_argument("--apply", action="store_true", help="put what the model finds in place, in all photos")
    deed.add_argument("--roll-back", action="store_true", help="put back what --apply replaced")
    many = parser.add_mutually_exclusive_group()
    many.add_argument(
        "--sample",
        type=_number,
        metavar="N",
        help=f"look at so many photos, of all users, as many as of each there are ({USUAL_SAMPLE})",
    )
    many.add_argument("--all", action="store_true", help="look at all photos")
    parser.add_argument("--report", type=Path, metavar="FILE.html", help="where the page is written")
    parser.add_argument(
        "--at-once", type=_few, default=1, metavar="N", help="photos at a time, each on one processor (1)"
    )
    add_place(parser)
    return parser


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def _few(text: str) -> int:
    if _number(text) > MOST_AT_ONCE:
        raise argparse.ArgumentTypeError(f"{text} is more than {MOST_AT_ONCE}")
    return int(text)
