"""Import and export as the commands do them, into a house of this process."""

import io
from collections.abc import Sequence
from pathlib import Path

from requests.adapters import BaseAdapter

from tests.house import House, Person
from tests.house.network import ADDRESS
from transfer.bulk.batch import Worked, work_off
from transfer.bulk.outcomes import Fate
from transfer.bulk.progress import ProgressLine
from transfer.calls.calls import Calls, Patience
from transfer.exporting.account import Account
from transfer.exporting.exporter import Exporter
from transfer.exporting.layout import Plan, lay_out
from transfer.finding.folder import look_through
from transfer.importing.albums import Albums
from transfer.importing.importer import Importer
from transfer.importing.inventory import Inventory
from transfer.importing.running import run
from transfer.importing.telling import Teller
from transfer.importing.twins import Twins

AT_ONCE = 3
IMPATIENT = Patience(first=0, longest=0, whole=20)


def calls_of(house: House, person: Person, adapter: BaseAdapter | None = None) -> Calls:
    calls = Calls(ADDRESS, AT_ONCE, IMPATIENT, adapter or house.network)
    assert person.token
    calls.sign_with(person.token)
    return calls


def take_in(calls: Calls, user_name: str, folder: Path, album: str | None = None) -> Worked:
    contents = look_through(folder, album)
    albums, inventory = Albums(calls), Inventory.ask(calls, user_name, contents.cards)
    for target in contents.albums:
        albums.id_of(target)
    importer = Importer(calls, albums, inventory, Twins(contents.files), Teller(calls))
    progress = ProgressLine(io.StringIO(), "Import", len(contents.files))
    return run(contents.files, importer.take, calls, AT_ONCE, progress)


def import_folder(house: House, person: Person, folder: Path, album: str | None = None) -> Worked:
    return take_in(calls_of(house, person), person.name, folder, album)


def plan(calls: Calls, folder: Path) -> Plan:
    account = Account.ask(calls)
    return lay_out(folder, account.albums, account.photos)


def export_folder(house: House, person: Person, folder: Path) -> Worked:
    calls = calls_of(house, person)
    files = plan(calls, folder).files
    return work_off(
        files, Exporter(calls).give, calls, AT_ONCE, ProgressLine(io.StringIO(), "Export", len(files))
    )


def fates(worked: Worked) -> dict[str, Fate]:
    return {outcome.path.name: outcome.fate for outcome in worked.outcomes}


def reasons(worked: Worked, fate: Fate) -> dict[str, str]:
    return {outcome.path.name: outcome.reason for outcome in worked.outcomes if outcome.fate is fate}


def counts(worked: Worked) -> dict[Fate, int]:
    met: Sequence[Fate] = [outcome.fate for outcome in worked.outcomes]
    return {fate: met.count(fate) for fate in dict.fromkeys(met)}
