"""``scripts/export DIR``: all photos of a person as files, with a sidecar each, for ``scripts/import``."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from transfer.bulk.batch import work_off
from transfer.bulk.options import parser, refuse
from transfer.bulk.outcomes import Fate
from transfer.bulk.progress import ProgressLine
from transfer.bulk.report import describe, exit_status
from transfer.calls.calls import Calls
from transfer.calls.faults import Refused, Stopped
from transfer.calls.signing_in import sign_in, sign_out
from transfer.exporting.account import Account
from transfer.exporting.exporter import Exporter
from transfer.exporting.layout import Plan, lay_out
from transfer.sidecars.sidecar import BadSidecar

DESCRIPTION: Final = """\
Exports all of your photos into DIR: a folder for each album, the originals under their own names, and
beside each a NAME.json with what the album knows of it. Every file is verified by its SHA-256. Photos of
yours in albums of others are exported, too; photos of others in yours are not: they are theirs.
It may be ended at any moment and run again, also later: what is there and whole is not fetched again, what
moved moves, and nothing is deleted of what left the album. scripts/import restores it.
"""
TITLES: Final = {Fate.DONE: "Exported", Fate.THERE: "Already there", Fate.FAILED: "Failed"}


def main() -> None:
    options = parser("scripts/export", DESCRIPTION).parse_args()
    calls = Calls(options.gateway, options.at_once)
    try:
        sign_in(calls, options.user, os.environ)
        plan = _plan(calls, options.folder)
        progress = ProgressLine(sys.stderr, "Export", len(plan.files))
        worked = work_off(plan.files, Exporter(calls).give, calls, options.at_once, progress)
    except (Refused, Stopped, BadSidecar) as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{error.filename or options.folder}: {error.strerror}.")
    finally:
        sign_out(calls, os.environ)
    sys.stdout.write(describe(worked, options.folder, TITLES, [Fate.FAILED]))
    _tell_strangers(plan.strangers, options.folder)
    raise SystemExit(exit_status(worked))


def _plan(calls: Calls, folder: Path) -> Plan:
    sys.stderr.write("Asking the album what it has.\n")
    account = Account.ask(calls)
    return lay_out(folder, account.albums, account.photos)


def _tell_strangers(strangers: Sequence[Path], root: Path) -> None:
    if strangers:
        sys.stdout.write(f"Not in the album any more, left as they are: {len(strangers)}\n")
        sys.stdout.writelines(f"  {path.relative_to(root)}\n" for path in strangers)


if __name__ == "__main__":
    main()
