"""``scripts/import DIR``: pictures of a folder into albums, and what ``scripts/export`` wrote back."""

import argparse
import os
import sys
from typing import Final

from transfer.bulk.batch import Worked, work_off
from transfer.bulk.options import parser, refuse
from transfer.bulk.outcomes import Fate
from transfer.bulk.progress import ProgressLine
from transfer.bulk.report import describe, exit_status
from transfer.calls.calls import Calls
from transfer.calls.faults import Refused, Stopped
from transfer.calls.signing_in import sign_in, sign_out
from transfer.importing.albums import Albums
from transfer.importing.folder import Contents, look_through
from transfer.importing.importer import Importer
from transfer.importing.inventory import Inventory
from transfer.importing.twins import Twins
from transfer.importing.waiting import Waiting

DESCRIPTION: Final = """\
Imports the pictures in DIR and below it, over the album's public interface. Each folder becomes an album of
its name, 2023/Rome for a folder in a folder; an album that is there already is added to. --album puts all
into one. What is no picture is left out, as are hidden files and folders and links to folders. What is in
an album of yours already, by its bytes, wherever and under whatever name, is left there; what is in several
folders comes into the albums of all of them. What lies in the trash comes back.
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
    Fate.NO_PICTURE: "No pictures",
    Fate.FAILED: "Failed",
}
LISTED: Final = (Fate.WORKING, Fate.UNREADABLE, Fate.TWICE, Fate.NO_PICTURE, Fate.FAILED)


def main() -> None:
    options = _options()
    try:
        contents = look_through(options.folder, options.album)
    except OSError as error:
        refuse(f"{options.folder}: {error.strerror}.")
    calls = Calls(options.gateway, options.at_once)
    try:
        user_name = sign_in(calls, options.user, os.environ)
        worked = _import(calls, user_name, contents, options.at_once)
    except (Refused, Stopped) as error:
        refuse(str(error))
    finally:
        sign_out(calls, os.environ)
    sys.stdout.write(describe(worked, options.folder, TITLES, LISTED))
    raise SystemExit(exit_status(worked))


def _import(calls: Calls, user_name: str, contents: Contents, at_once: int) -> Worked:
    sys.stderr.write(f"Files: {len(contents.files)}. Asking the album what it has.\n")
    albums, inventory = Albums(calls), Inventory.ask(calls, user_name, contents.cards)
    for target in contents.albums:
        albums.id_of(target)
    progress = ProgressLine(sys.stderr, "Import", len(contents.files))
    importer = Importer(calls, albums, inventory, Twins(contents.files))
    worked = work_off(contents.files, importer.take, calls, at_once, progress)
    return worked if worked.stopped else Waiting(calls, progress).settled(worked)


def _options() -> argparse.Namespace:
    made = parser("scripts/import", DESCRIPTION)
    made.add_argument("--album", metavar="NAME", help="one album for all, instead of one for each folder")
    return made.parse_args()


if __name__ == "__main__":
    main()
