"""The parts of ``photos``, put together over one metadata store and one way to the other functions."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.photos.album_photos import AlbumPhotos
from functions.photos.backlog import Backlog
from functions.photos.endings import Endings
from functions.photos.integrity import IntegrityCheck
from functions.photos.ownership import Ownership
from functions.photos.repairs import Repairs
from functions.photos.restarts import Restarts
from functions.photos.stored import StoredObjects
from functions.photos.sweep import Sweep
from functions.photos.worker import Worker
from functions.shared.gateway import Gateway
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records import AlbumRecords, EndedAccounts, PhotoRecords


@dataclass(frozen=True)
class Services:
    worker: Worker
    photos: AlbumPhotos
    restarts: Restarts
    sweep: Sweep
    integrity: IntegrityCheck


def put_together(
    store: MetadataStore,
    gateway: Gateway,
    *,
    worker: Worker,
    backlog: Backlog,
    clock: Callable[[], int],
    orphan_grace_ms: int,
) -> Services:
    photos, albums, ended = PhotoRecords(store), AlbumRecords(store), EndedAccounts(store)
    objects = StoredObjects(gateway)
    endings = Endings(ended, photos, albums, gateway, objects, clock)
    repairs = Repairs(photos, objects, backlog, clock)
    return Services(
        worker=worker,
        photos=AlbumPhotos(photos, albums, ended, gateway, clock),
        restarts=Restarts(photos, albums, gateway, backlog, clock),
        sweep=Sweep(photos, albums, endings, gateway, backlog, clock),
        integrity=IntegrityCheck(photos, objects, Ownership(photos), repairs, clock, orphan_grace_ms),
    )
