"""The parts of ``photos``, put together over one metadata store and one way to the other functions."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.photos.library.album_photos import AlbumPhotos
from functions.photos.library.files import PhotoFiles
from functions.photos.library.looking import Looking
from functions.photos.library.quota import Quota
from functions.photos.upkeep.duplicates import Duplicates
from functions.photos.upkeep.endings import Endings
from functions.photos.upkeep.integrity import IntegrityCheck
from functions.photos.upkeep.leftovers import Leftovers
from functions.photos.upkeep.ownership import Ownership
from functions.photos.upkeep.repairs import Repairs
from functions.photos.upkeep.stored import StoredObjects
from functions.photos.upkeep.sweep import Sweep
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.restarts import Restarts
from functions.photos.workflow.worker import Worker
from functions.shared.access.album_door import AlbumDoor
from functions.shared.gateway import GatewayClient
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.shares import ShareRecords


@dataclass(frozen=True)
class Services:
    worker: Worker
    photos: AlbumPhotos
    looking: Looking
    files: PhotoFiles
    restarts: Restarts
    sweep: Sweep
    integrity: IntegrityCheck


def put_together(
    store: MetadataStore,
    gateway: GatewayClient,
    *,
    worker: Worker,
    backlog: Backlog,
    clock: Callable[[], int],
    orphan_grace_ms: int,
    most_photos: int,
) -> Services:
    photos, albums, ended = PhotoRecords(store), AlbumRecords(store), EndedAccounts(store)
    objects = StoredObjects(gateway)
    door = AlbumDoor(albums, ShareRecords(store), ended, clock)
    looking = Looking(photos, door)
    endings = Endings(door, photos, gateway, objects, clock)
    ownership = Ownership(photos)
    leftovers = Leftovers(objects, ownership, clock)
    repairs = Repairs(photos, objects, backlog, clock)
    return Services(
        worker=worker,
        photos=AlbumPhotos(photos, door, looking, Quota(photos, most_photos), gateway, clock),
        looking=looking,
        files=PhotoFiles(gateway, clock),
        restarts=Restarts(photos, door, gateway, backlog, clock),
        sweep=Sweep(photos, albums, endings, leftovers, gateway, backlog, clock),
        integrity=IntegrityCheck(
            photos, objects, ownership, repairs, Duplicates(photos), clock, orphan_grace_ms
        ),
    )
