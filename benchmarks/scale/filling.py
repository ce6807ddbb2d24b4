"""A library as records of a metadata store, added as the album itself adds them."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Final

from benchmarks.scale.library import Library
from functions.shared.models.wire import Wire
from functions.shared.stores.ports import Collection, CollectionSpec, MetadataStore, Taken
from functions.shared.stores.records.albums import ALBUMS
from functions.shared.stores.records.photos import PHOTOS
from functions.shared.stores.sqlite.store import SqliteStore

AT_ONCE: Final = 50_000
"""Records of one transaction."""
CACHE_KIB: Final = 512 * 1024
CONNECTIONS: Final = 16
Insert = Callable[[list[Wire]], None]


def fill(store: MetadataStore, library: Library) -> None:
    """Photos and albums; durable when it returns."""
    if isinstance(store, SqliteStore):
        # What is indexed comes in no order: the usual cache would have the same pages read again and again.
        store.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    try:
        _insert_all(_insert_of(store, ALBUMS), library.all_albums())
        _insert_all(_insert_of(store, PHOTOS), library.all_photos())
    except Taken as error:
        raise SystemExit(f"The store was not empty: {error}") from error


def _insert_all(insert: Insert, values: Iterable[Wire]) -> None:
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        insert(some)


def _insert_of(store: MetadataStore, spec: CollectionSpec) -> Insert:
    """In one transaction where there is such a thing: each in its own would wait for the disk."""
    if isinstance(store, SqliteStore):
        table = store.collection(spec)
        return lambda some: table.insert_many([value.to_document() for value in some])
    collection = store.collection(spec)
    return lambda some: _insert_at_once(collection, some)


def _insert_at_once(collection: Collection, some: list[Wire]) -> None:
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda value: collection.insert(value.to_document()), some))
