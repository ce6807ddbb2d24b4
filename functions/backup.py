"""``scripts/backup FOLDER`` and ``scripts/restore FOLDER``: both stores of an album into a folder, and back.

The stores are those of the data folder, or those that ``REDIS_URL`` and ``MONGODB_URL`` name. An album may
run meanwhile. The signing key is in no backup: whoever restores without it signs in again. The hashes of
passwords and API keys are in it, and all photos: keep the folder as you keep the data. With ``--when-asked``
it stays, and takes a backup whenever an operator asks for one on the album's page.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from functions.accounts.api_keys import API_KEYS
from functions.accounts.codes.records import SECOND_FACTORS
from functions.accounts.invitations import INVITATIONS
from functions.accounts.openid.identities import IDENTITIES
from functions.accounts.passkeys.records import PASSKEYS
from functions.accounts.proofs.tickets import SPENT
from functions.accounts.records import ACCOUNTS
from functions.accounts.sessions import SESSIONS
from functions.onemachine.operating.keeping import Outcome, keep, pause
from functions.photos.operating.task import Kind
from functions.photos.operating.tasks import KEEPERS, TASKS, Tasks
from functions.photos.operating.throughput import MINUTES
from functions.shared.access.throttle import BUDGETS
from functions.shared.config import PROJECT_ROOT
from functions.shared.errors import AlbumError
from functions.shared.models.wire import now_ms
from functions.shared.stores.copying import Copied, NoBackup, back_up, restore
from functions.shared.stores.opening import open_blobs, open_metadata
from functions.shared.stores.ports import BlobStore, MetadataStore
from functions.shared.stores.records.albums import ALBUMS
from functions.shared.stores.records.audit import AUDIT
from functions.shared.stores.records.ended_accounts import ENDED_ACCOUNTS
from functions.shared.stores.records.jobs import JOBS, STEPS
from functions.shared.stores.records.photos import PHOTOS
from functions.shared.stores.records.shares import SHARES
from functions.shared.stores.records.walks import WALKS

COLLECTIONS: Final = (
    ACCOUNTS,
    SESSIONS,
    API_KEYS,
    PASSKEYS,
    SECOND_FACTORS,
    IDENTITIES,
    SPENT,
    ALBUMS,
    PHOTOS,
    SHARES,
    ENDED_ACCOUNTS,
    BUDGETS,
    WALKS,
    JOBS,
    STEPS,
    INVITATIONS,
    AUDIT,
    TASKS,
    KEEPERS,
    MINUTES,
)
"""All that the functions keep."""
PASSING: Final = frozenset({BUDGETS.name, WALKS.name, TASKS.name, KEEPERS.name, MINUTES.name, SPENT.name})
"""Names of collections that mean nothing later."""


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="scripts/backup, scripts/restore", description=__doc__)
    parser.add_argument("what", choices=["backup", "restore"])
    parser.add_argument("folder", type=Path, help="where the backup is, or is to be")
    parser.add_argument(
        "--data", type=Path, default=PROJECT_ROOT / "data", help="the album's data folder (the project's)"
    )
    parser.add_argument(
        "--when-asked", action="store_true", help="stay, and take backups when an operator asks for them"
    )
    options = parser.parse_args(arguments)
    if options.when_asked and options.what != "backup":
        parser.error("--when-asked is for backups")
    try:
        metadata, blobs = _stores(options.data, must_exist=options.what == "backup")
        if options.what == "backup":
            os.umask(0o077)
            tasks = Tasks(metadata, now_ms)
            if options.when_asked:
                keep(tasks, lambda: _outcome(metadata, blobs, options.folder), pause)
                return
            done = _noted(tasks, lambda: back_up(metadata, blobs, options.folder, PASSING), options.folder)
            said = f"{done.records} records and {done.objects} new objects are in {options.folder}."
        else:
            done = restore(options.folder, metadata, blobs, COLLECTIONS, PASSING)
            said = f"{done.records} records and {done.objects} objects are back; {done.there} were there."
    except (AlbumError, OSError) as error:
        raise SystemExit(_reason(error, options.folder)) from None
    except NoBackup as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(f"{said}\n")
    if faults := _faults(done):
        raise SystemExit("\n".join(faults))


def _outcome(metadata: MetadataStore, blobs: BlobStore, folder: Path) -> Outcome:
    """Of a backup that nobody waits for."""
    try:
        return _counts(back_up(metadata, blobs, folder, PASSING)), None
    except (AlbumError, OSError) as error:
        return {}, _reason(error, folder)


def _noted(tasks: Tasks, back_up: Callable[[], Copied], folder: Path) -> Copied:
    """For the operators' page, also where it fails."""
    try:
        done = back_up()
    except (AlbumError, OSError) as error:
        with suppress(AlbumError):  # the store that is to note it may be what failed
            tasks.add_done(Kind.BACKUP, {}, _reason(error, folder), repair=False)
        raise
    tasks.add_done(Kind.BACKUP, _counts(done), None, repair=False)
    return done


def _reason(error: AlbumError | OSError, folder: Path) -> str:
    if isinstance(error, AlbumError):
        return error.detail
    return f"{error.filename or folder}: {error.strerror}."


def _counts(done: Copied) -> Mapping[str, int]:
    return {
        "records": done.records,
        "objects": done.objects,
        "damaged": len(done.damaged),
        "leftOut": len(done.left_out),
    }


def _faults(done: Copied) -> list[str]:
    return [
        *(f"{key} is damaged and was not copied." for key in done.damaged),
        *(f"The photo of {key} was left out: its original cannot be had." for key in done.left_out),
    ]


def _stores(data: Path, *, must_exist: bool) -> tuple[MetadataStore, BlobStore]:
    mongodb, redis = os.environ.get("MONGODB_URL"), os.environ.get("REDIS_URL")
    missing = [
        path
        for path, server in ((data / "album.sqlite", mongodb), (data / "blobs", redis))
        if must_exist and not server and not path.exists()
    ]
    if missing:
        raise SystemExit(f"There is no album in {data}: {missing[0].name} is missing.")
    metadata = open_metadata(mongodb or f"sqlite:{data / 'album.sqlite'}")
    return metadata, open_blobs(redis or f"file:{data / 'blobs'}")


if __name__ == "__main__":
    main(sys.argv[1:])
