"""A library as records of a metadata store, added as the album itself adds them."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import Final, TypeVar

from benchmarks.scale.library import Library
from functions.shared.models.photo import Photo
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore

AT_ONCE: Final = 50_000
"""Photos of one transaction."""
CACHE_KIB: Final = 512 * 1024
CONNECTIONS: Final = 16
Value = TypeVar("Value")


def fill(store: MetadataStore, library: Library) -> None:
    """Photos and albums; durable when it returns."""
    albums, photos = AlbumRecords(store), PhotoRecords(store)
    _add_all(store, albums.add, library.all_albums())
    rest = library.all_photos()
    while some := list(islice(rest, AT_ONCE)):
        _add_all(store, partial(_add, photos), some)


def _add(photos: PhotoRecords, photo: Photo) -> None:
    if not photos.add(photo):
        raise SystemExit(f"There is a photo of {photo.key} already: the store was not empty.")


def _add_all(store: MetadataStore, add: Callable[[Value], None], values: Iterable[Value]) -> None:
    if isinstance(store, SqliteStore):
        _add_in_one_transaction(store, add, values)
    else:
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            list(pool.map(add, values))


def _add_in_one_transaction(
    store: SqliteStore, add: Callable[[Value], None], values: Iterable[Value]
) -> None:
    """Each of its own would wait for the disk."""
    # What is indexed comes in no order: the usual cache would have the same pages read again and again.
    store.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    store.execute("BEGIN IMMEDIATE")
    for value in values:
        add(value)
    store.execute("COMMIT")
