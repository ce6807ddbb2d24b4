"""``scripts/import DIR``: pictures of a folder or an archive into albums, and an export back."""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from transfer.bulk.batch import Worked
from transfer.bulk.options import parser, refuse
from transfer.bulk.outcomes import Fate
from transfer.bulk.progress import ProgressLine
from transfer.bulk.report import LEFT_OUT, by_reason, closing, describe, exit_status
from transfer.calls.calls import Calls
from transfer.calls.faults import Refused, Stopped
from transfer.calls.signing_in import sign_in, sign_out
from transfer.finding.folder import look_through
from transfer.finding.found import Contents
from transfer.importing.albums import Albums
from transfer.importing.importer import Importer
from transfer.importing.inventory import Inventory
from transfer.importing.planning import Planner
from transfer.importing.running import run
from transfer.importing.telling import Teller
from transfer.importing.twins import Twins
from transfer.importing.waiting import Waiting

DESCRIPTION: Final = """\
Imports the pictures in DIR and below it, over the album's public interface. Each folder becomes an album of
its name, below those of the folders that it lies in; an album that is there already is added to. --album puts
all into one. What is no picture is left out, as are hidden files and folders and links to folders. What is in
an album of yours already, by its bytes, wherever and under whatever name, is left there; what is in several
folders comes into the albums of all of them. What lies in the trash comes back.

DIR may also be a ZIP or a TGZ, which is read where it lies. A Google Takeout is known by its files, unpacked
or not, in parts or not: name one part, or the folder of them. Times, places, descriptions, people, favourites
and albums come from what it keeps beside its photos, as they do from XMP files of Lightroom, digiKam,
darktable, Immich and Apple Photos. --dry-run tells what would be done. docs/importing.md tells more.

A folder that scripts/export wrote is restored: albums, names, tags and their corrections, and copies.
It may be ended at any moment and run again: everything is there once.
"""
TITLES: Final = {
    Fate.DONE: "Imported",
    Fate.UNTAGGED: "Imported, tags will follow",
    Fate.WORKING: "Imported, the album still works on it and goes on by itself",
    Fate.UNREADABLE: "Imported, but the album cannot show it",
    Fate.BACK: "Brought back from the trash",
    Fate.ALSO: "Already there, and put into one more album",
    Fate.THERE: "Already there",
    Fate.TWICE: "Twice in the folder",
    Fate.YEAR: "In a folder of its year, too",
    Fate.FILM: "Films, left out: the album keeps photos alone",
    Fate.MOVING: "Moving parts of Live Photos and motion photos, left out: their still pictures are there",
    Fate.NO_PICTURE: "No pictures",
    Fate.LEFT_OUT: "Not wanted",
    Fate.FAILED: "Failed",
}
LISTED: Final = (
    Fate.WORKING,
    Fate.UNREADABLE,
    Fate.TWICE,
    Fate.FILM,
    Fate.NO_PICTURE,
    Fate.LEFT_OUT,
    Fate.FAILED,
)
PLANNED: Final = {
    Fate.DONE: "Photos to be imported",
    Fate.BACK: "Photos to be brought back from the trash",
    Fate.ALSO: "Copies that put a photo into one more album",
    Fate.THERE: "Already there",
    Fate.TWICE: "Twice in the folder",
    Fate.YEAR: "In a folder of its year, too",
    Fate.FAILED: "Cannot be imported",
}


def main() -> None:
    options = _options()
    try:
        contents = look_through(options.folder, options.album, _tell_reading)
    except OSError as error:
        refuse(f"{options.folder}: {error.strerror or error}.")
    calls = Calls(options.gateway, options.at_once)
    try:
        user_name = sign_in(calls, options.user, os.environ)
        act = _plan if options.dry_run else _import
        worked, told = act(calls, user_name, contents, options.at_once)
    except (Refused, Stopped) as error:
        refuse(str(error))
    finally:
        sign_out(calls, os.environ)
    sys.stdout.write(told)
    raise SystemExit(exit_status(worked))


def _import(calls: Calls, user_name: str, contents: Contents, at_once: int) -> tuple[Worked, str]:
    """What became of each file, and what is said of it."""
    albums, inventory = _ask(calls, user_name, contents)
    for target in contents.albums:
        albums.id_of(target)
    progress = ProgressLine(sys.stderr, "Import", len(contents.files))
    importer = Importer(calls, albums, inventory, Twins(contents.files), Teller(calls))
    worked = run(contents.files, importer.take, calls, at_once, progress)
    if not worked.stopped:
        worked = importer.teller.tell_the_rest(Waiting(calls, progress).settled(worked))
    told = describe(worked, contents.root, TITLES, LISTED)
    return worked, told + _passed_over(contents) + closing(worked)


def _plan(calls: Calls, user_name: str, contents: Contents, at_once: int) -> tuple[Worked, str]:
    albums, inventory = _ask(calls, user_name, contents)
    progress = ProgressLine(sys.stderr, "Plan", len(contents.files))
    planner = Planner(albums, inventory, Twins(contents.files))
    worked = run(contents.files, planner.look, calls, at_once, progress)
    told = describe(worked, contents.root, PLANNED, [Fate.FAILED])
    left_out = sum(outcome.fate in LEFT_OUT for outcome in worked.outcomes)
    reasons = f"Left out: {left_out}\n{by_reason(worked, LEFT_OUT)}"
    return worked, told + reasons + _passed_over(contents) + _planned(planner) + "Nothing was changed.\n"


def _ask(calls: Calls, user_name: str, contents: Contents) -> tuple[Albums, Inventory]:
    sys.stderr.write(f"Files: {len(contents.files)}. Asking the album what it has.\n")
    return Albums(calls), Inventory.ask(calls, user_name, contents.cards)


def _planned(planner: Planner) -> str:
    names = Counter[str]()
    for album, count in planner.planned.items():
        if album:
            is_new = planner.albums.known(album) is None
            names[f"{album.title}{' (new)' if is_new else ''}"] += count
    lines = [f"  {name}: {count}" for name, count in sorted(names.items())]
    alone = [f"Photos that come into no album: {planner.planned[None]}"] if planner.planned.get(None) else []
    told = [f"Albums that photos come into: {len(planner.planned) - len(alone)}", *lines, *alone]
    return "".join(f"{line}\n" for line in told)


def _tell_reading(archive: Path) -> None:
    sys.stderr.write(f"Looking through {archive.name}.\n")


def _passed_over(contents: Contents) -> str:
    """In one line, for there may be one beside each photo."""
    count = contents.passed_over
    return f"Hidden, or thumbnails and the like of other programs, passed over: {count}\n" if count else ""


def _options() -> argparse.Namespace:
    made = parser("scripts/import", DESCRIPTION)
    made.add_argument("--album", metavar="NAME", help="one album for all, instead of one for each folder")
    made.add_argument("--dry-run", action="store_true", help="tell what would be done, and change nothing")
    return made.parse_args()


if __name__ == "__main__":
    main()
