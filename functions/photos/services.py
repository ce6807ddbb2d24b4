"""The parts of ``photos``, put together over one metadata store and one way to the other functions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from functions.photos.bulk.jobs import Jobs
from functions.photos.bulk.runner import JobRunner
from functions.photos.bulk.steps import JobSteps
from functions.photos.duplicates.candidates import Candidates
from functions.photos.duplicates.duplicates import Duplicates
from functions.photos.duplicates.looks import LooksOfBefore
from functions.photos.library.album_photos import AlbumPhotos
from functions.photos.library.facets import PhotoFacets
from functions.photos.library.files import PhotoFiles
from functions.photos.library.quota import Quota
from functions.photos.library.reach import Reaches
from functions.photos.library.searching import PhotoSearch
from functions.photos.library.trash import Trash
from functions.photos.library.trash_contents import TrashContents
from functions.photos.library.visible import VisiblePhotos
from functions.photos.metadata.originals import Originals
from functions.photos.metadata.reading import MetadataReader
from functions.photos.operating.auditing import AuditExpiry
from functions.photos.operating.checks import CheckRunner
from functions.photos.operating.failures import FailedWork
from functions.photos.operating.health import AlbumHealth
from functions.photos.operating.tasks import Tasks
from functions.photos.operating.throughput import Throughput
from functions.photos.operating.work import Work
from functions.photos.owed.skipped import Owing
from functions.photos.owed.unjudged import Reviewing
from functions.photos.places.naming import TownNames
from functions.photos.relabelling.relabelling import Relabelling
from functions.photos.upkeep.deletions import AlbumDeletions
from functions.photos.upkeep.duplicates import Duplicates as RecordedTwice
from functions.photos.upkeep.endings import Endings
from functions.photos.upkeep.expiry import Expiry
from functions.photos.upkeep.indexing import Indexing
from functions.photos.upkeep.integrity import IntegrityCheck
from functions.photos.upkeep.leftovers import Leftovers
from functions.photos.upkeep.ownership import Ownership
from functions.photos.upkeep.placing import Placing
from functions.photos.upkeep.repairs import Repairs
from functions.photos.upkeep.rereading import Rereading
from functions.photos.upkeep.search_check import SearchCheck
from functions.photos.upkeep.stored import StoredObjects
from functions.photos.upkeep.sweep import OtherWork, Sweep
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.due_photos import DuePhotos
from functions.photos.workflow.restarts import Restarts
from functions.photos.workflow.worker import Worker
from functions.shared import building
from functions.shared.access.album_door import AlbumDoor
from functions.shared.background import Start, in_a_thread
from functions.shared.gateway import GatewayClient
from functions.shared.objects.album_removal import AlbumRemoval
from functions.shared.objects.removal import Removal
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.audit import AuditRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.jobs import JobRecords
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.shares import ShareRecords
from functions.shared.stores.records.trash import TrashRecords
from functions.shared.stores.records.walks import Walks

AUDIT_DAYS: Final = 365


@dataclass(frozen=True)
class Operating:
    """For whoever runs the album."""

    work: Work
    failed: FailedWork
    health: AlbumHealth
    tasks: Tasks
    checks: CheckRunner


@dataclass(frozen=True)
class Services:
    worker: Worker
    backlog: Backlog
    clock: Callable[[], int]
    audit: AuditRecords
    records: PhotoRecords
    photos: AlbumPhotos
    visible: VisiblePhotos
    trash: Trash
    trash_contents: TrashContents
    search: PhotoSearch
    facets: PhotoFacets
    towns: TownNames
    files: PhotoFiles
    restarts: Restarts
    jobs: Jobs
    duplicates: Duplicates
    indexing: Indexing
    sweep: Sweep
    integrity: IntegrityCheck
    relabelling: Relabelling
    operating: Operating


def put_together(
    store: MetadataStore,
    gateway: GatewayClient,
    *,
    worker: Worker,
    backlog: Backlog,
    clock: Callable[[], int],
    orphan_grace_ms: int,
    most_photos: int,
    trash_days: int,
    throughput: Throughput,
    audit_days: int = AUDIT_DAYS,
    start: Start = in_a_thread,
) -> Services:
    """``start``: what begins work that nobody waits for."""
    photos, objects, trashed = PhotoRecords(store), StoredObjects(gateway), TrashRecords(store)
    reader, audit = worker.reader, AuditRecords(store, clock)
    door = AlbumDoor(AlbumRecords(store), ShareRecords(store), EndedAccounts(store), clock)
    reaches = Reaches(photos, door)
    trash = Trash(photos, door, Removal(photos, gateway, clock), clock, trash_days)
    search, visible, jobs = (
        PhotoSearch(photos.index, reaches),
        VisiblePhotos(photos, door, reaches),
        JobRecords(store),
    )
    runner = JobRunner(jobs, JobSteps(jobs, photos, visible, clock), clock, start)
    indexing = Indexing([photos.index, door.albums.index])
    integrity, tasks = _check(store, objects, backlog, clock, orphan_grace_ms), Tasks(store, clock)
    checks = CheckRunner(tasks, integrity, clock, start)
    return Services(
        worker=worker,
        backlog=backlog,
        clock=clock,
        audit=audit,
        records=photos,
        photos=AlbumPhotos(
            photos,
            door,
            trash,
            trashed,
            Quota(photos, building.personal_limits(gateway, clock), most_photos),
            gateway,
            reader.locator,
            reader.starts,
            clock,
        ),
        visible=visible,
        trash=trash,
        trash_contents=TrashContents(photos, trashed, door, clock),
        search=search,
        facets=PhotoFacets(search, visible),
        towns=TownNames(),
        files=PhotoFiles(gateway, clock),
        restarts=Restarts(photos, door, gateway, backlog, clock),
        jobs=Jobs(jobs, visible, runner, clock),
        duplicates=Duplicates(Candidates(photos), trash, worker.reader.locator, clock),
        indexing=indexing,
        sweep=_sweep(
            store,
            door,
            objects,
            backlog,
            clock,
            indexing=indexing,
            reader=reader,
            trash_days=trash_days,
            others=(runner, checks, throughput, AuditExpiry(audit, audit_days, clock)),
        ),
        integrity=integrity,
        relabelling=Relabelling(photos, clock),
        operating=Operating(
            work=Work(photos, throughput, most_photos, clock),
            failed=FailedWork(photos, backlog, clock),
            health=AlbumHealth(gateway),
            tasks=tasks,
            checks=checks,
        ),
    )


def _sweep(
    store: MetadataStore,
    door: AlbumDoor,
    objects: StoredObjects,
    backlog: Backlog,
    clock: Callable[[], int],
    *,
    indexing: Indexing,
    reader: MetadataReader,
    trash_days: int,
    others: Sequence[OtherWork],
) -> Sweep:
    photos = PhotoRecords(store)
    originals = Originals(objects.gateway, reader)
    removal = Removal(photos, objects.gateway, clock)
    of_albums = AlbumRemoval(removal, door.albums, door.shares, clock)
    return Sweep(
        photos=photos,
        due=DuePhotos(photos, clock),
        removal=removal,
        expiry=Expiry(photos, TrashRecords(store), door.albums, clock, trash_days),
        deletions=AlbumDeletions(of_albums, clock),
        endings=Endings(door, photos, of_albums, objects, JobRecords(store), clock),
        leftovers=Leftovers(objects, Ownership(photos), clock),
        placing=Placing(photos, Walks(store), reader.locator, clock),
        rereading=Rereading(photos, Walks(store), originals, clock),
        looks=LooksOfBefore(photos, Walks(store), objects.gateway, clock),
        owing=Owing(photos, Walks(store), objects.gateway, backlog, clock),
        reviewing=Reviewing(door.albums, photos, backlog, clock),
        indexing=indexing,
        others=others,
        gateway=objects.gateway,
        backlog=backlog,
        clock=clock,
    )


def _check(
    store: MetadataStore, objects: StoredObjects, backlog: Backlog, clock: Callable[[], int], grace_ms: int
) -> IntegrityCheck:
    photos = PhotoRecords(store)
    repairs = Repairs(photos, objects, backlog, clock)
    search = SearchCheck({"photos": photos.index, "albums": AlbumRecords(store).index})
    return IntegrityCheck(
        photos, objects, Ownership(photos), repairs, RecordedTwice(photos), search, clock, grace_ms
    )
