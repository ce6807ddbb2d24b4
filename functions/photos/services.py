"""The parts of ``photos``, put together over one metadata store and one way to the other functions."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.photos.library.album_photos import AlbumPhotos
from functions.photos.library.files import PhotoFiles
from functions.photos.library.quota import Quota
from functions.photos.library.visible import VisiblePhotos
from functions.photos.upkeep.duplicates import Duplicates
from functions.photos.upkeep.endings import Endings
from functions.photos.upkeep.integrity import IntegrityCheck
from functions.photos.upkeep.leftovers import Leftovers
from functions.photos.upkeep.ownership import Ownership
from functions.photos.upkeep.repairs import Repairs
from functions.photos.upkeep.stored import StoredObjects
from functions.photos.upkeep.sweep import Sweep
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.due_photos import DuePhotos
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
    backlog: Backlog
    clock: Callable[[], int]
    records: PhotoRecords
    photos: AlbumPhotos
    visible: VisiblePhotos
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
    photos, objects = PhotoRecords(store), StoredObjects(gateway)
    door = AlbumDoor(AlbumRecords(store), ShareRecords(store), EndedAccounts(store), clock)
    visible = VisiblePhotos(photos, door)
    return Services(
        worker=worker,
        backlog=backlog,
        clock=clock,
        records=photos,
        photos=AlbumPhotos(photos, door, visible, Quota(photos, most_photos), gateway, clock),
        visible=visible,
        files=PhotoFiles(gateway, clock),
        restarts=Restarts(photos, door, gateway, backlog, clock),
        sweep=_sweep(photos, door, objects, backlog, clock),
        integrity=_check(photos, objects, backlog, clock, orphan_grace_ms),
    )


def _sweep(
    photos: PhotoRecords, door: AlbumDoor, objects: StoredObjects, backlog: Backlog, clock: Callable[[], int]
) -> Sweep:
    endings = Endings(door, photos, objects.gateway, objects, clock)
    leftovers = Leftovers(objects, Ownership(photos), clock)
    return Sweep(
        photos, DuePhotos(photos, clock), door.albums, endings, leftovers, objects.gateway, backlog, clock
    )


def _check(
    photos: PhotoRecords, objects: StoredObjects, backlog: Backlog, clock: Callable[[], int], grace_ms: int
) -> IntegrityCheck:
    repairs = Repairs(photos, objects, backlog, clock)
    return IntegrityCheck(photos, objects, Ownership(photos), repairs, Duplicates(photos), clock, grace_ms)
